import { Id } from "#shared/ids.ts";
import { z } from "#shared/zod.ts";

/**
 * Where a record belongs. Sealed in as additional data, so that a record moved anywhere else does not open.
 * A title's `message` is the conversation's id and its `parent` null.
 */
export const RecordContext = z.strictObject({
  account: Id,
  conversation: Id,
  message: Id,
  parent: Id.nullable(),
  version: z.int().min(1),
  field: z.enum(["message", "title", "receipt"]),
});
export type RecordContext = z.infer<typeof RecordContext>;

/** Where the key of a run belongs. */
export const RunContext = z.strictObject({ account: Id, conversation: Id, run: Id });
export type RunContext = z.infer<typeof RunContext>;
