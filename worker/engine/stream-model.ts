import { TeranceError } from "#shared/errors.ts";
import type { Usage } from "#shared/thread.ts";
import type { ChosenModel } from "#worker/engine/choose-model.ts";
import type { ModelCall } from "#worker/engine/model-call.ts";
import { openModel } from "#worker/engine/open-model.ts";
import { readFailure } from "#worker/engine/read-failure.ts";
import { readUsage } from "#worker/engine/read-usage.ts";
import { waitBeforeRetry } from "#worker/engine/retry-policy.ts";
import { kindOf, log } from "#worker/log.ts";
import { openStream, type StreamPart } from "#worker/models/open-stream.ts";

export type ModelPart =
  | { type: "text-start" | "text-end" | "reasoning-start" | "reasoning-end"; id: string }
  | { type: "text-delta" | "reasoning-delta"; id: string; text: string }
  | { type: "finish"; usage: Usage };

/**
 * One answer of a model, part by part. Ends with `finish` or throws: a stream that only stops is not an
 * answer. Nothing is passed on before the first content, so that until then it can try again.
 * @throws TeranceError, one of the provider codes; the reason of `signal` when it is aborted
 */
export async function* streamModel(call: ModelCall): AsyncGenerator<ModelPart> {
  for (let attempt = 1; ; attempt++) {
    let hasBegun = false;
    const held: ModelPart[] = [];
    try {
      for await (const part of streamOnce(call)) {
        held.push(part);
        hasBegun ||= part.type === "text-delta" || part.type === "reasoning-delta";
        if (hasBegun) yield* held.splice(0);
      }
      return;
    } catch (error) {
      call.signal.throwIfAborted();
      const failure = hasBegun ? toTruncation(error, call.chosen) : readFailure(error, call.chosen);
      const wait = hasBegun ? null : waitBeforeRetry(failure, attempt);
      const { provider, id: model } = call.chosen;
      log({ event: "attempt-failed", provider, model, attempt, code: failure.code, kind: kindOf(error) });
      if (wait === null) throw failure;
      await waitUnlessAborted(wait, call.signal);
    }
  }
}

async function* streamOnce(call: ModelCall): AsyncGenerator<ModelPart> {
  const { instructions, turns } = call.prompt;
  const stream = await openStream({ ...openModel(call), instructions, turns, signal: call.signal });
  let hasText = false;
  for await (const part of stream) {
    if (part.type === "finish") return yield finish(part, { hasText, chosen: call.chosen });
    const passed = passOn(part);
    if (!passed) continue;
    if (passed.type === "text-delta") hasText = true;
    yield passed;
  }
  call.signal.throwIfAborted();
  throw new TeranceError("answer-truncated", { provider: call.chosen.provider });
}

function passOn(part: StreamPart): Exclude<ModelPart, { type: "finish" }> | undefined {
  switch (part.type) {
    case "text-start":
    case "text-end":
    case "reasoning-start":
    case "reasoning-end":
      return { type: part.type, id: part.id.slice(0, 64) };
    case "text-delta":
    case "reasoning-delta":
      return part.delta === "" ? undefined : { type: part.type, id: part.id.slice(0, 64), text: part.delta };
    case "error":
      throw part.error;
    default:
      return undefined; // what nobody asked for: sources, files, tool calls without tools
  }
}

function finish(
  part: Extract<StreamPart, { type: "finish" }>,
  { hasText, chosen }: { hasText: boolean; chosen: ChosenModel },
): ModelPart {
  const { provider } = chosen;
  // Adapters make up a finish part when the stream breaks off; it has no reason of the provider, and no stop.
  const { unified, raw } = part.finishReason;
  const isMadeUp = raw === undefined && unified !== "stop";
  if (isMadeUp || unified === "length") {
    throw new TeranceError("answer-truncated", { provider });
  }
  if (unified === "content-filter") throw new TeranceError("content-refused", { provider });
  if (unified === "error" || !hasText) throw new TeranceError("provider-failed", { provider });
  return {
    type: "finish",
    usage: readUsage({ input: part.usage.inputTokens.total, output: part.usage.outputTokens.total }),
  };
}

// Once something of the answer was shown, whatever broke the stream broke the answer off.
function toTruncation(error: unknown, chosen: ChosenModel): TeranceError {
  const failure = readFailure(error, chosen);
  if (failure.code === "content-refused" || failure.code === "provider-timeout") return failure;
  return new TeranceError("answer-truncated", { provider: chosen.provider }, { cause: error });
}

async function waitUnlessAborted(milliseconds: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, milliseconds);
  signal.addEventListener("abort", () => resolve(), { once: true });
  await promise;
  clearTimeout(timer);
  signal.throwIfAborted();
}
