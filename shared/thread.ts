import { ActionId } from "#shared/actions/action-id.ts";
import { ErrorCode, ErrorData } from "#shared/errors.ts";
import { Id } from "#shared/ids.ts";
import { BlockId, Omission, Source } from "#shared/page-context.ts";
import { z } from "#shared/zod.ts";

/** What left the browser with a question: counts, never the text (that stays in this device's library). */
export const Receipt = z.strictObject({
  pages: z.array(
    z.strictObject({
      source: Source,
      url: z.string(),
      title: z.string(),
      blocks: z.int(),
      characters: z.int(),
      omissions: z.array(Omission),
    }),
  ),
  /** Characters of the question and of the earlier turns sent along. */
  questionCharacters: z.int(),
  historyCharacters: z.int(),
});
export type Receipt = z.infer<typeof Receipt>;

/** A passage an answer leans on. `text` is a sentence of that block, verbatim; "" when the id was never sent. */
export const Citation = z.strictObject({ block: BlockId, text: z.string() });
export type Citation = z.infer<typeof Citation>;

export const Question = z.strictObject({
  role: z.literal("user"),
  text: z.string(),
  action: ActionId.optional(),
  receipt: Receipt,
});
export type Question = z.infer<typeof Question>;

export const Usage = z.strictObject({ inputTokens: z.int().min(0), outputTokens: z.int().min(0) });
export type Usage = z.infer<typeof Usage>;

/** `error` says why an answer that is not `ended` stops where it stops. Citations are parsed from the text. */
export const Answer = z.strictObject({
  role: z.literal("assistant"),
  text: z.string(),
  model: z.string(),
  run: Id,
  state: z.enum(["ended", "failed", "stopped", "interrupted"]),
  usage: Usage.optional(),
  error: z.strictObject({ code: ErrorCode, data: ErrorData }).optional(),
});
export type Answer = z.infer<typeof Answer>;

/** What a sealed message record holds when it is open. */
export const Message = z.discriminatedUnion("role", [Question, Answer]);
export type Message = z.infer<typeof Message>;
