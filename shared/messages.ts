import { ActionId } from "#shared/actions/action-id.ts";
import { ErrorCode, ErrorData } from "#shared/errors.ts";
import { Id } from "#shared/ids.ts";
import { PageContext, Source } from "#shared/page-context.ts";
import { z } from "#shared/zod.ts";

/**
 * What a gesture asks the panel to do; handed over in `storage.session` under `job:<window>`, never by a timer.
 * `ask` only puts the page or selection before the composer; `act` sends the action at once.
 */
export const Job = z.strictObject({
  id: Id,
  kind: z.enum(["ask", "act"]),
  action: ActionId.optional(),
  source: Source,
  tab: z.int(),
  window: z.int(),
  frame: z.int(),
  /** Milliseconds since the Unix epoch at the gesture; the panel ignores what is older than a minute. */
  at: z.int(),
});
export type Job = z.infer<typeof Job>;

/** From the panel to the script in a page. */
export const ContentRequest = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("read"), source: Source }),
  /** Scrolls to a passage and highlights it: `text` is the block, `sentence` the part of it to mark ("" marks all). */
  z.strictObject({ kind: z.literal("reveal"), text: z.string(), sentence: z.string() }),
]);
export type ContentRequest = z.infer<typeof ContentRequest>;

/** From the script in a page back to the panel. An expected failure is a value, not an exception. */
export const ContentReply = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("page"), page: PageContext }),
  z.strictObject({ kind: z.literal("revealed") }),
  z.strictObject({ kind: z.literal("unreadable"), code: ErrorCode, data: ErrorData }),
]);
export type ContentReply = z.infer<typeof ContentReply>;
