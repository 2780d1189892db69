import type { Action } from "#shared/actions/define-action.ts";
import { explain } from "#shared/actions/explain.ts";
import { keyPoints } from "#shared/actions/key-points.ts";
import { outline } from "#shared/actions/outline.ts";
import { summarize } from "#shared/actions/summarize.ts";

/** Every action, in the order a menu shows them. */
export const actions = {
  summarize,
  explain,
  "key-points": keyPoints,
  outline,
} satisfies { [Name in string]: Action<Name> };
