import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4FinishReason,
  LanguageModelV4StreamPart,
  LanguageModelV4Usage,
} from "@ai-sdk/provider";
import { TeranceError } from "#shared/errors.ts";
import { ExtractiveInput, extract } from "#shared/extractive/extract.ts";
import { checkShape } from "#shared/json.ts";
import { z } from "#shared/zod.ts";

/**
 * What the built-in engine is handed as `providerOptions["built-in"]`, beside the prompt it does not read. `task` is
 * null for an action that only a model can do; `action` then names it for the error's sentence.
 */
export const BuiltInInput = ExtractiveInput.extend({
  task: ExtractiveInput.shape.task.nullable(),
  action: z.string().max(64).optional(),
});
export type BuiltInInput = z.infer<typeof BuiltInInput>;

/** It reads no tokens and bills none. */
const usage: LanguageModelV4Usage = {
  inputTokens: { total: 0, noCache: 0, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 0, text: 0, reasoning: 0 },
};
const finishReason: LanguageModelV4FinishReason = { unified: "stop", raw: "stop" };

/**
 * The engine that needs no model and no network: it answers with sentences of the page, word for word. Both ways of
 * calling it reject with `page-needed` when there is nothing to read, `action-needs-model` when the task is null,
 * `invalid-request` when the input does not fit.
 */
export const builtIn: LanguageModelV4 = {
  specificationVersion: "v4",
  provider: "built-in",
  modelId: "extractive",
  supportedUrls: {},
  doGenerate: async (options) => ({
    content: [{ type: "text", text: answer(options) }],
    finishReason,
    usage,
    warnings: [],
  }),
  doStream: async (options) => ({ stream: streamParts(answer(options), options.abortSignal) }),
};

function answer({ providerOptions, abortSignal }: LanguageModelV4CallOptions): string {
  abortSignal?.throwIfAborted();
  const { task, action = "", ...input } = checkShape(BuiltInInput, providerOptions?.["built-in"]);
  if (task === null) throw new TeranceError("action-needs-model", { action });
  if (input.pages.every((page) => page.blocks.length === 0)) throw new TeranceError("page-needed");
  const text = extract({ ...input, task });
  if (text === "") throw new TeranceError("page-needed");
  return text;
}

function streamParts(
  text: string,
  signal: AbortSignal | undefined,
): ReadableStream<LanguageModelV4StreamPart> {
  const parts = listParts(text);
  return new ReadableStream({
    pull(controller) {
      if (signal?.aborted) return controller.error(signal.reason);
      const { value, done } = parts.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}

/** A delta ends behind a citation mark or a line, so that none is ever seen in halves. */
function* listParts(text: string): Generator<LanguageModelV4StreamPart> {
  const id = "answer";
  yield { type: "stream-start", warnings: [] };
  yield { type: "text-start", id };
  for (const delta of text.match(/[^\n]*?\[(?:p\d+)?b\d+\](?:\s+|$)|[^\n]*\n+|[^\n]+$/g) ?? []) {
    yield { type: "text-delta", id, delta };
  }
  yield { type: "text-end", id };
  yield { type: "finish", usage, finishReason };
}
