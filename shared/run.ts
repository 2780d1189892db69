import { ActionId } from "#shared/actions/action-id.ts";
import { Problem } from "#shared/errors.ts";
import { Id } from "#shared/ids.ts";
import { PageContext } from "#shared/page-context.ts";
import { Usage } from "#shared/thread.ts";
import { SealedRecord } from "#shared/vault/sealed-record.ts";
import { z } from "#shared/zod.ts";

export const RunState = z.enum([
  "accepted",
  "running",
  "waiting",
  "ended",
  "failed",
  "stopped",
  "interrupted",
]);
export type RunState = z.infer<typeof RunState>;

const terminal: ReadonlySet<RunState> = new Set(["ended", "failed", "stopped", "interrupted"]);

export function isTerminal(state: RunState): boolean {
  return terminal.has(state);
}

/** `provider/model`, as `GET /v1/models` lists them; the built-in engine is `built-in/extractive`. */
export const ModelId = z
  .string()
  .min(3)
  .max(200)
  .regex(/^[^/\s]+\/\S+$/);
export type ModelId = z.infer<typeof ModelId>;

/** An earlier turn, without citation marks: ids of another page would mislead the model. */
export const Turn = z.strictObject({
  role: z.enum(["user", "assistant"]),
  text: z.string().min(1).max(200_000),
});
export type Turn = z.infer<typeof Turn>;

/**
 * Everything the worker needs to make one answer; the readable part lives in the run's memory only.
 * `conversation` is what the conversation's row holds if this run is its first: its key under the
 * master key and its title under the conversation key. `question.record` is the sealed `Question`.
 */
export const RunRequest = z.strictObject({
  run: Id,
  conversation: z.strictObject({ key: SealedRecord, title: SealedRecord }),
  question: z.strictObject({ id: Id, parent: Id.nullable(), record: SealedRecord }),
  answer: z.strictObject({ id: Id }),
  text: z.string().min(1).max(32_000),
  action: ActionId.optional(),
  history: z.array(Turn).max(200),
  pages: z.array(PageContext).max(8),
  /** BCP 47 tag of the language the person reads. */
  language: z.string().min(2).max(35),
  model: ModelId.optional(),
});
export type RunRequest = z.infer<typeof RunRequest>;

const part = z.string().max(64);

/**
 * One event of a run, in the AI SDK's UI message stream (version 1) as it stands on the wire. The SSE
 * `id:` beside it is the event's sequence number in its run, from 1, without gaps. Exactly one of the
 * four `data-run-ended|failed|stopped|interrupted` comes, just before `finish` and `[DONE]`.
 */
export const RunEvent = z.discriminatedUnion("type", [
  z.object({ type: z.literal("start"), messageId: Id }),
  z.object({ type: z.literal("data-run-accepted"), data: z.object({ run: Id, model: ModelId }) }),
  z.object({ type: z.literal("start-step") }),
  z.object({ type: z.literal("text-start"), id: part }),
  z.object({ type: z.literal("text-delta"), id: part, delta: z.string() }),
  z.object({ type: z.literal("text-end"), id: part }),
  z.object({ type: z.literal("reasoning-start"), id: part }),
  z.object({ type: z.literal("reasoning-delta"), id: part, delta: z.string() }),
  z.object({ type: z.literal("reasoning-end"), id: part }),
  z.object({ type: z.literal("reset-step") }),
  z.object({ type: z.literal("finish-step") }),
  z.object({ type: z.literal("error"), errorText: z.string() }),
  z.object({ type: z.literal("data-run-ended"), data: z.object({ run: Id, model: ModelId, usage: Usage }) }),
  z.object({ type: z.literal("data-run-failed"), data: z.object({ run: Id, problem: Problem }) }),
  z.object({ type: z.literal("data-run-stopped"), data: z.object({ run: Id }) }),
  z.object({
    type: z.literal("data-run-interrupted"),
    /**
     * `key` is the run key sealed to the account; `parts` are sealed under it, in order, bound to their index
     * from 0. A part's plaintext is a JSON array of `NumberedEvent`.
     */
    data: z.object({ run: Id, key: SealedRecord, parts: z.array(SealedRecord) }),
  }),
  z.object({ type: z.literal("finish"), finishReason: z.string().optional() }),
]);
export type RunEvent = z.infer<typeof RunEvent>;

/** A run event with its sequence number. */
export const NumberedEvent = z.object({ sequence: z.int().min(1), event: RunEvent });
export type NumberedEvent = z.infer<typeof NumberedEvent>;
