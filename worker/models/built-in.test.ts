import type { LanguageModelV4CallOptions, LanguageModelV4StreamPart } from "@ai-sdk/provider";
import { expect, test } from "vitest";
import type { PageContext } from "#shared/page-context.ts";
import { type BuiltInInput, builtIn } from "#worker/models/built-in.ts";

const page: PageContext = {
  source: "article",
  url: "https://example.test/",
  title: "The harbour",
  language: "en",
  omissions: [],
  blocks: [
    { id: "b1", kind: "heading", level: 1, text: "The harbour" },
    { id: "b2", kind: "paragraph", text: "The harbour was opened in 1887. It is 12 metres deep." },
    {
      id: "b3",
      kind: "paragraph",
      text: "Anna Berg designed the lighthouse. Ships from Norway call every week.",
    },
  ],
};

test("answers with the sentence of the page and its mark", async () => {
  const { content, finishReason } = await builtIn.doGenerate(
    ask({ question: "Who designed the lighthouse?" }),
  );

  expect(content[0]).toMatchObject({
    type: "text",
    text: expect.stringMatching(/^Anna Berg designed the lighthouse\. \[b3\]/),
  });
  expect(finishReason.unified).toBe("stop");
});

test("streams the same text in parts and ends with a finish part with usage", async () => {
  const options = ask({ question: "When was the harbour opened?" });

  const parts = await collect((await builtIn.doStream(options)).stream);

  const text = parts.map((part) => (part.type === "text-delta" ? part.delta : "")).join("");
  const whole = await builtIn.doGenerate(options);
  expect(whole.content).toEqual([{ type: "text", text }]);
  expect(parts.map(({ type }) => type).filter((type) => type !== "text-delta")).toEqual([
    "stream-start",
    "text-start",
    "text-end",
    "finish",
  ]);
  expect(parts.at(-1)).toMatchObject({ usage: { inputTokens: { total: 0 } }, finishReason: { raw: "stop" } });
});

test.each(["summarize", "key-points", "outline"] as const)(
  "never cuts a mark in halves when it streams: %s",
  async (task) => {
    const parts = await collect((await builtIn.doStream(ask({ task }))).stream);

    const deltas = parts.flatMap((part) => (part.type === "text-delta" ? [part.delta] : []));
    expect(deltas.length).toBeGreaterThan(1);
    for (const delta of deltas) expect(delta).toMatch(/\[b\d\]\s*$/);
  },
);

test("asks for a page when there is none or it is empty", async () => {
  await expect(builtIn.doGenerate(ask({ pages: [] }))).rejects.toMatchObject({ code: "page-needed" });
  await expect(builtIn.doStream(ask({ pages: [{ ...page, blocks: [] }] }))).rejects.toMatchObject({
    code: "page-needed",
  });
  const wordless = { ...page, blocks: [{ id: "b1", kind: "paragraph" as const, text: "— · —" }] };
  await expect(builtIn.doStream(ask({ task: "summarize", pages: [wordless] }))).rejects.toMatchObject({
    code: "page-needed",
  });
});

test("says that an action needs a model when it has no extractive task", async () => {
  const options = ask({ task: null, action: "explain" });

  await expect(builtIn.doStream(options)).rejects.toMatchObject({
    code: "action-needs-model",
    data: { action: "explain" },
  });
});

test("refuses input that does not fit", async () => {
  const options = { prompt: [], providerOptions: { "built-in": { task: "sing" } } };

  await expect(builtIn.doStream(options)).rejects.toMatchObject({ code: "invalid-request" });
});

test("stops when it is aborted", async () => {
  const stop = new AbortController();
  const { stream } = await builtIn.doStream({ ...ask({}), abortSignal: stop.signal });

  stop.abort(new Error("stopped"));

  await expect(collect(stream)).rejects.toThrow("stopped");
});

function ask(change: Partial<BuiltInInput>): LanguageModelV4CallOptions {
  const input = { task: "answer", question: "How deep is it?", pages: [page], language: "en", ...change };
  return { prompt: [], providerOptions: { "built-in": JSON.parse(JSON.stringify(input)) } };
}

async function collect(
  stream: ReadableStream<LanguageModelV4StreamPart>,
): Promise<LanguageModelV4StreamPart[]> {
  const parts: LanguageModelV4StreamPart[] = [];
  for await (const part of stream) parts.push(part);
  return parts;
}
