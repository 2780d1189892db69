import { chatAnswer, chatChunk, chatError } from "#tests/fakes/chat-completion.ts";
import type { SeenRequest, Step } from "#tests/fakes/start-fake-provider.ts";

const pieces = ["The tower is 330 metres", " high [b2].", " It stands in Paris [b1]."];

/** What the fake provider does, by the name of the model asked for; a suffix after `:` makes a gate one's own. */
const scenarios: Record<string, (request: SeenRequest, earlier: number) => readonly Step[]> = {
  answer: () => chatAnswer(pieces),
  long: () => chatAnswer(Array.from({ length: 300 }, (_, index) => `word${index} `)),
  gated: ({ model }) => [
    chatChunk({ content: "before the gate " }),
    { do: "gate", name: model },
    chatChunk({ content: "after the gate" }),
    ...chatAnswer([]),
  ],
  hang: () => [{ do: "hang" }],
  "hang-midway": () => [chatChunk({ content: "half an answer" }), { do: "hang" }],
  truncated: () => [chatChunk({ content: "half an answer" })],
  "cut-midway": () => [
    chatChunk({ content: "half an answer" }),
    { do: "wait", milliseconds: 50 },
    { do: "reset" },
  ],
  "cut-at-once": (_, earlier) => (earlier < 1 ? [{ do: "reset" }] : chatAnswer(pieces)),
  "length-limit": () => [
    chatChunk({ content: "half" }),
    chatChunk({ finish: "length" }),
    { do: "write", text: "data: [DONE]\n\n" },
  ],
  filtered: () => [
    chatChunk({ content: "I " }),
    chatChunk({ finish: "content_filter" }),
    { do: "write", text: "data: [DONE]\n\n" },
  ],
  empty: () => chatAnswer([]),
  malformed: () => [{ do: "write", text: "data: {not json\n\n" }, ...chatAnswer(pieces)],
  "key-rejected": () => chatError(401),
  "too-long": () =>
    chatError(400, {
      message: "This model's maximum context length is 8192 tokens.",
      code: "context_length_exceeded",
    }),
  refused: () => chatError(400, { code: "content_policy_violation" }),
  missing: () => chatError(404),
  "busy-once": (_, earlier) =>
    earlier < 1 ? chatError(429, { headers: { "Retry-After": "1" } }) : chatAnswer(pieces),
  "busy-long": () => chatError(429, { headers: { "Retry-After": "600" } }),
  "fails-once": (_, earlier) => (earlier < 1 ? chatError(500) : chatAnswer(pieces)),
  "fails-always": () => chatError(500),
  redirects: () => [{ do: "head", status: 302, headers: { Location: "http://127.0.0.1:1/elsewhere" } }],
  "odd-usage": () => [
    chatChunk({ content: "fine" }),
    chatChunk({ finish: "stop" }),
    chatChunk({ usage: { prompt: -5, completion: 1e15 } }),
    { do: "write", text: "data: [DONE]\n\n" },
  ],
  echo: ({ body }) => chatAnswer([JSON.stringify(body)]),
};

export const scenarioNames = Object.keys(scenarios);

/** The script of the whole fake provider. Counts, per model name, how often it was asked before. */
export function createScenarioScript(): (request: SeenRequest) => readonly Step[] {
  const asked = new Map<string, number>();
  return (request) => {
    const earlier = asked.get(request.model) ?? 0;
    asked.set(request.model, earlier + 1);
    const scenario = scenarios[request.model.split(":")[0] ?? ""];
    return scenario ? scenario(request, earlier) : chatError(404);
  };
}
