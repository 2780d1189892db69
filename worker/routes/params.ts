import { Id } from "#shared/ids.ts";
import { z } from "#shared/zod.ts";

/** The places an address names. */
export const InConversation = z.object({ conversation: Id });
export const InMessage = z.object({ conversation: Id, message: Id });
export const InRun = z.object({ conversation: Id, run: Id });
