import { TeranceError, toProblem } from "#shared/errors.ts";
import type { RunEvent, RunRequest } from "#shared/run.ts";
import type { Answer, Usage } from "#shared/thread.ts";
import { sealToAccount } from "#shared/vault/seal-to-account.ts";
import type { ModelCall } from "#worker/engine/model-call.ts";
import { streamModel } from "#worker/engine/stream-model.ts";
import { kindOf, log } from "#worker/log.ts";
import type { LiveRun } from "#worker/runs/live-run.ts";
import type { RunOwner } from "#worker/runs/run-table.ts";
import type { RunEnd } from "#worker/store/commit-run.ts";
import type { RunSeed } from "#worker/store/insert-run.ts";

type Outcome =
  | { state: "ended"; usage: Usage }
  | { state: "failed"; error: TeranceError }
  | { state: "stopped" };

/** A run that takes longer than this is given up. */
const longestRun = 10 * 60_000;

/** Makes the answer: the model's parts become events, until it ends, fails or is stopped. Never throws. */
export async function driveRun(live: LiveRun, call: Omit<ModelCall, "signal">): Promise<Outcome> {
  const { provider } = call.chosen;
  const timer = setTimeout(() => live.cancel(new TeranceError("provider-timeout", { provider })), longestRun);
  try {
    for await (const part of streamModel({ ...call, signal: live.signal })) {
      if (part.type === "finish") return { state: "ended", usage: part.usage };
      live.signal.throwIfAborted();
      live.take(part, provider);
    }
    throw new TeranceError("answer-truncated", { provider });
  } catch (error) {
    return toOutcome(error, live);
  } finally {
    clearTimeout(timer);
  }
}

function toOutcome(error: unknown, live: LiveRun): Outcome {
  if (live.signal.aborted) {
    const { reason } = live.signal;
    return reason instanceof TeranceError ? { state: "failed", error: reason } : { state: "stopped" };
  }
  if (error instanceof TeranceError) return { state: "failed", error };
  log({ event: "unexpected", run: live.run, kind: kindOf(error) });
  return { state: "failed", error: new TeranceError("internal", {}, { cause: error }) };
}

type Sealing = { outcome: Outcome; text: string; seed: RunSeed; owner: RunOwner };

/** What the run leaves: the answer sealed to the account, which from then on only its devices can read. */
export async function sealEnd(sealing: Sealing): Promise<RunEnd> {
  const { outcome } = sealing;
  const usage = outcome.state === "ended" ? outcome.usage : null;
  const errorCode = outcome.state === "failed" ? outcome.error.code : null;
  try {
    const record = await sealAnswer(sealing);
    return { state: outcome.state, record, errorCode, usage, endedAt: Date.now() };
  } catch (error) {
    // A run ends in any case, also when its account's key is no key.
    log({ event: "unexpected", run: sealing.seed.run.id, kind: kindOf(error) });
    return { state: "failed", record: null, errorCode: "internal", usage, endedAt: Date.now() };
  }
}

async function sealAnswer({ outcome, text, seed, owner }: Sealing): Promise<string> {
  const error = outcome.state === "failed" ? outcome.error : null;
  const answer: Answer = {
    role: "assistant",
    text,
    model: seed.run.model,
    run: seed.run.id,
    state: outcome.state,
    ...(outcome.state === "ended" && { usage: outcome.usage }),
    ...(error && { error: { code: error.code, data: error.data } }),
  };
  return await sealToAccount({
    publicKey: owner.publicKey,
    context: {
      account: owner.account,
      conversation: seed.conversation.id,
      message: seed.run.answer,
      parent: seed.question.id,
      version: 1,
      field: "message",
    },
    plaintext: JSON.stringify(answer),
  });
}

/** The events that close a run's stream, whatever came before. */
export function toTerminalEvents(
  outcome: Outcome,
  call: { request: RunRequest; model: string; requestId: string },
): RunEvent[] {
  const { run } = call.request;
  switch (outcome.state) {
    case "ended":
      return [
        { type: "data-run-ended", data: { run, model: call.model, usage: outcome.usage } },
        { type: "finish", finishReason: "stop" },
      ];
    case "stopped":
      return [
        { type: "data-run-stopped", data: { run } },
        { type: "finish", finishReason: "other" },
      ];
    case "failed": {
      const problem = toProblem(outcome.error, call.requestId);
      return [
        { type: "error", errorText: problem.detail },
        { type: "data-run-failed", data: { run, problem } },
        { type: "finish", finishReason: "error" },
      ];
    }
  }
}
