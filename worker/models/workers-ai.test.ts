import { expect, inject, test } from "vitest";
import { ProviderSettings } from "#worker/config.ts";
import { workersAi } from "#worker/models/workers-ai.ts";

const settings = ProviderSettings.parse({
  id: "mine",
  kind: "workers-ai",
  baseURL: `${inject("fakeProvider")}/v1`,
  apiKey: "canary-workers-ai-key",
  models: ["any"],
});
const recordings = inject("recordings").filter((one) => one.kind === "workers-ai");

test.each(recordings)("reads $source whole and its usage", async ({ model, text }) => {
  const opened = workersAi.openModel({ settings, model, mayReachPrivate: true });

  const { stream } = await opened.doStream({
    prompt: [{ role: "user", content: [{ type: "text", text: "how high?" }] }],
    providerOptions: workersAi.options,
  });
  const parts = [];
  for await (const part of stream) parts.push(part);

  const read = parts.map((part) => (part.type === "text-delta" ? part.delta : "")).join("");
  expect(read).toBe(text);
  expect(parts.at(-1)).toMatchObject({ type: "finish", finishReason: { unified: "stop" } });
});

test("sends its key to its own address, and asks that nothing is kept", async () => {
  const opened = workersAi.openModel({ settings, model: `${recordings[0]?.model}`, mayReachPrivate: true });
  await opened.doStream({
    prompt: [{ role: "user", content: [{ type: "text", text: "canary-prompt-workers-ai" }] }],
    providerOptions: workersAi.options,
  });

  const all = await (await fetch(`${inject("fakeProvider")}/control/requests`)).json<Seen[]>();
  const mine = all.find((one) => JSON.stringify(one.body).includes('"canary-prompt-workers-ai"'));

  expect(mine?.headers).toMatchObject({ authorization: "Bearer canary-workers-ai-key" });
});

test("goes nowhere private unless the owner allows it", async () => {
  const opened = workersAi.openModel({ settings, model: "any", mayReachPrivate: false });

  const asked = opened.doStream({ prompt: [{ role: "user", content: [{ type: "text", text: "x" }] }] });

  await expect(asked).rejects.toThrow("egress not-allowed");
});

type Seen = { headers: Record<string, string>; body: { store?: boolean } };

test("without a binding or an address it says which setting is wrong and how to mend it", () => {
  const { baseURL: _, ...bare } = settings;

  expect(() => workersAi.openModel({ settings: bare, model: "@cf/any", mayReachPrivate: false })).toThrow(
    /TERANCE_PROVIDERS is wrong: .* AI binding/,
  );
});

test("with a binding it needs no key and no address", () => {
  const { baseURL: _, apiKey: __, ...bare } = settings;
  const ai = { run: () => Promise.reject(new Error("not called")) } as unknown as Ai;

  const model = workersAi.openModel({ settings: bare, model: "@cf/any", mayReachPrivate: false, ai });

  expect(model.modelId).toBe("@cf/any");
});
