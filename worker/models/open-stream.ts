import { APICallError, type LanguageModelV4, type LanguageModelV4StreamPart } from "@ai-sdk/provider";
import type { Turn } from "#shared/run.ts";

export type StreamCall = {
  model: LanguageModelV4;
  options: NonNullable<Parameters<LanguageModelV4["doStream"]>[0]["providerOptions"]>;
  instructions: string;
  turns: readonly Turn[];
  signal: AbortSignal;
};

export type StreamPart = LanguageModelV4StreamPart;

/**
 * One call of a model, part by part, straight from the provider's adapter. The AI SDK's `streamText` would add
 * its own retries, steps and buffers, which the run has already. Throws what the adapter throws.
 */
export async function openStream(call: StreamCall): Promise<ReadableStream<StreamPart>> {
  const { stream } = await call.model.doStream({
    prompt: [
      { role: "system", content: call.instructions },
      ...call.turns.map(({ role, text }) => ({ role, content: [{ type: "text" as const, text }] })),
    ],
    providerOptions: call.options,
    abortSignal: call.signal,
  });
  return stream;
}

export type ProviderFailure = { status: number; said: string; retryAfter: string | undefined };

/** What a provider answered instead of a stream; undefined when this error is not such an answer. */
export function readProviderFailure(error: unknown): ProviderFailure | undefined {
  if (!APICallError.isInstance(error)) return undefined;
  return {
    status: error.statusCode ?? 0,
    said: `${error.message} ${error.responseBody ?? ""}`.slice(0, 10_000),
    retryAfter: error.responseHeaders?.["retry-after"],
  };
}
