import type { RunRequest } from "#shared/run.ts";
import type { Config } from "#worker/config.ts";
import type { ChosenModel } from "#worker/engine/choose-model.ts";
import type { RunOwner, StoredRun } from "#worker/runs/run-table.ts";

/** What the gateway hands over with a question: checked, authorised, and with the model chosen. */
export type StartRun = {
  request: RunRequest;
  conversation: string;
  owner: RunOwner;
  chosen: ChosenModel;
  config: Config;
  idempotencyKey: string;
  requestHash: string;
  requestId: string;
};

/** What of it may be stored: everything but the readable part. */
export function toStoredRun(input: StartRun): StoredRun {
  const { request, conversation, chosen, idempotencyKey, requestHash, owner } = input;
  const run = {
    id: request.run,
    question: request.question.id,
    answer: request.answer.id,
    state: "running" as const,
    model: chosen.id,
    createdAt: Date.now(),
    endedAt: null,
  };
  const seed = {
    conversation: { id: conversation, ...request.conversation },
    question: request.question,
    run,
    provider: chosen.provider,
    idempotencyKey,
    requestHash,
  };
  const unfinished = {
    state: "accepted",
    sealedKey: null,
    end: null,
    isCommitted: false,
    eraseAt: null,
  } as const;
  return { id: run.id, idempotencyKey, requestHash, owner, seed, ...unfinished };
}
