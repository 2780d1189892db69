import { expect, inject, test } from "vitest";
import { ProviderSettings } from "#worker/config.ts";
import { openaiCompatible } from "#worker/models/openai-compatible.ts";

const settings = ProviderSettings.parse({
  id: "mine",
  kind: "openai-compatible",
  baseURL: `${inject("fakeProvider")}/v1`,
  apiKey: "canary-openai-compatible-key",
  models: ["any"],
});
const recordings = inject("recordings").filter((one) => one.kind === "openai-compatible");

test.each(recordings)("reads $source whole and its usage", async ({ model, text }) => {
  const opened = openaiCompatible.openModel({ settings, model, mayReachPrivate: true });

  const { stream } = await opened.doStream({
    prompt: [{ role: "user", content: [{ type: "text", text: "how high?" }] }],
    providerOptions: openaiCompatible.options,
  });
  const parts = [];
  for await (const part of stream) parts.push(part);

  const read = parts.map((part) => (part.type === "text-delta" ? part.delta : "")).join("");
  expect(read).toBe(text);
  expect(parts.at(-1)).toMatchObject({ type: "finish", finishReason: { unified: "stop" } });
});

test("sends its key to its own address, and asks that nothing is kept", async () => {
  const opened = openaiCompatible.openModel({
    settings,
    model: `${recordings[0]?.model}`,
    mayReachPrivate: true,
  });
  await opened.doStream({
    prompt: [{ role: "user", content: [{ type: "text", text: "canary-prompt-openai-compatible" }] }],
    providerOptions: openaiCompatible.options,
  });

  const all = await (await fetch(`${inject("fakeProvider")}/control/requests`)).json<Seen[]>();
  const mine = all.find((one) => JSON.stringify(one.body).includes('"canary-prompt-openai-compatible"'));

  expect(mine?.headers).toMatchObject({ authorization: "Bearer canary-openai-compatible-key" });
});

test("goes nowhere private unless the owner allows it", async () => {
  const opened = openaiCompatible.openModel({ settings, model: "any", mayReachPrivate: false });

  const asked = opened.doStream({ prompt: [{ role: "user", content: [{ type: "text", text: "x" }] }] });

  await expect(asked).rejects.toThrow("egress not-allowed");
});

type Seen = { headers: Record<string, string>; body: { store?: boolean } };
