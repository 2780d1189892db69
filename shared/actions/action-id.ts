import { actions } from "#shared/actions/actions.ts";
import { z } from "#shared/zod.ts";

export const ActionId = z.enum(Object.keys(actions) as [keyof typeof actions, ...(keyof typeof actions)[]]);
export type ActionId = keyof typeof actions;
