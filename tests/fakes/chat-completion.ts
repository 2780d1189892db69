import type { Step } from "#tests/fakes/start-fake-provider.ts";

type Chunk = { content?: string; finish?: string | null; usage?: { prompt: number; completion: number } };

/** One event of OpenAI's chat completion stream. */
export function chatChunk({ content, finish = null, usage }: Chunk): Step {
  const delta = content === undefined ? {} : { content };
  const chunk = {
    id: "chatcmpl-1",
    object: "chat.completion.chunk",
    created: 1_700_000_000,
    model: "fake",
    choices: usage ? [] : [{ index: 0, delta, finish_reason: finish }],
    ...(usage && {
      usage: {
        prompt_tokens: usage.prompt,
        completion_tokens: usage.completion,
        total_tokens: usage.prompt + usage.completion,
      },
    }),
  };
  return { do: "write", text: `data: ${JSON.stringify(chunk)}\n\n` };
}

/** A whole answer in pieces, as an OpenAI-compatible server streams it. */
export function chatAnswer(pieces: readonly string[]): Step[] {
  return [
    ...pieces.map((content) => chatChunk({ content })),
    chatChunk({ finish: "stop" }),
    chatChunk({ usage: { prompt: 11, completion: pieces.length } }),
    { do: "write", text: "data: [DONE]\n\n" },
  ];
}

/** An error as OpenAI-compatible servers write it. */
export function chatError(
  status: number,
  options: { message?: string; code?: string; headers?: Record<string, string> } = {},
): Step[] {
  const error = {
    message: options.message ?? "secret detail of the provider",
    type: "error",
    code: options.code ?? null,
  };
  return [
    { do: "head", status, headers: { "Content-Type": "application/json", ...options.headers } },
    { do: "write", text: JSON.stringify({ error }) },
  ];
}
