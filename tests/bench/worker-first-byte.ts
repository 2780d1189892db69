import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startProcess } from "#scripts/start-process.ts";
import { createId } from "#shared/create-id.ts";
import { CreatedAccount } from "#shared/http.ts";
import { createConversationKey } from "#shared/vault/create-conversation-key.ts";
import { createVaultKeys } from "#shared/vault/create-vault-keys.ts";
import { sealRecord } from "#shared/vault/seal-record.ts";
import { wrapConversationKey } from "#shared/vault/wrap-conversation-key.ts";
import { freePort } from "#tests/e2e/harness/free-port.ts";
import { startWorker } from "#tests/e2e/harness/start-worker.ts";
import { until } from "#tests/e2e/harness/until.ts";
import { chatAnswer } from "#tests/fakes/chat-completion.ts";
import { type Step, startFakeProvider } from "#tests/fakes/start-fake-provider.ts";

type Figure = {
  name: string;
  value: number;
  unit: string;
  goal: { atMost?: number; atLeast?: number } | null;
  ok: boolean;
  peers: { name: string; value: number }[];
};

type Way = { name: string; ask: () => Promise<number>; times: number[] };

const warmUps = 30;
const repeats = 200;
const accounts = 3;
const goal = 10;

const proxy = `export default {
  fetch: (request, env) => fetch(env.TARGET + new URL(request.url).pathname, request),
};`;

/**
 * What the worker adds to the first words of an answer, on a conversation that is warm: the same provider is
 * asked directly, through a worker in workerd that only passes on, and through Terance, in turns. Medians.
 */
export async function benchWorkerFirstByte(): Promise<Figure[]> {
  const provider = await startFakeProvider({ script: speakSlowly });
  const settings = {
    TERANCE_ACCESS: "open",
    TERANCE_ALLOW_PRIVATE: "1",
    TERANCE_PROVIDERS: JSON.stringify([
      { id: "fake", kind: "openai-compatible", baseURL: `${provider.url}/v1`, models: ["model"] },
    ]),
  };
  const [worker, passing] = await Promise.all([startWorker(settings), startProxy(provider.url)]);
  try {
    const ways: Way[] = [
      { name: "direct", ask: () => askChat(provider.url), times: [] },
      { name: "raw proxy in workerd", ask: () => askChat(passing.url), times: [] },
      { name: "Terance", ask: await createAskers(`http://127.0.0.1:${worker.port}`), times: [] },
    ];
    for (let turn = 0; turn < warmUps + repeats; turn++) {
      for (const way of ways) {
        const time = await way.ask();
        if (turn >= warmUps) way.times.push(time);
      }
    }
    return report(ways);
  } finally {
    await Promise.all([worker.stop(), passing.stop(), provider.close()]);
  }
}

function report(ways: readonly Way[]): Figure[] {
  const [direct, raw, ours] = ways.map(({ times }) => times.toSorted((a, b) => a - b));
  const at = (times: readonly number[] | undefined, share: number) =>
    times?.[Math.floor(times.length * share)] ?? 0;
  const added = (share: number) => round(at(ours, share) - at(direct, share));
  const peers = (share: number) => [
    { name: "direct to the provider, in all", value: round(at(direct, share)) },
    { name: "raw proxy in workerd, added", value: round(at(raw, share) - at(direct, share)) },
  ];
  return [
    {
      name: "worker adds to first words, p50",
      value: added(0.5),
      unit: "ms",
      goal: { atMost: goal },
      ok: added(0.5) <= goal,
      peers: peers(0.5),
    },
    {
      name: "worker adds to first words, p95",
      value: added(0.95),
      unit: "ms",
      goal: null,
      ok: true,
      peers: peers(0.95),
    },
  ];
}

// As a model does: the first words, a pause, the rest.
function speakSlowly(): Step[] {
  const [first, ...rest] = chatAnswer(["The tower ", "is 330 metres high."]);
  return [...(first ? [first] : []), { do: "wait", milliseconds: 30 }, ...rest];
}

async function askChat(url: string): Promise<number> {
  const body = JSON.stringify({
    model: "model",
    stream: true,
    messages: [{ role: "user", content: "how high?" }],
  });
  return await timeToText(`${url}/v1/chat/completions`, { method: "POST", body }, '"content"');
}

// In turns from several accounts: one may not ask as often as a benchmark does.
async function createAskers(url: string): Promise<() => Promise<number>> {
  const askers = await Promise.all(Array.from({ length: accounts }, () => createAsker(url)));
  let turn = 0;
  return () => askers[turn++ % accounts]?.() ?? Promise.reject(new Error("no account"));
}

async function createAsker(url: string): Promise<() => Promise<number>> {
  const { master, publicKey } = await createVaultKeys();
  const account = createId();
  const headers = { "Content-Type": "application/json" };
  const registration = JSON.stringify({ account, device: createId(), publicKey });
  const registered = await fetch(`${url}/v1/accounts`, { method: "POST", headers, body: registration });
  const { token } = CreatedAccount.parse(await registered.json());
  const conversation = createId();
  const key = await createConversationKey();
  const context = { account, conversation, parent: null, version: 1 };
  const wrapped = await wrapConversationKey({ key, master, account, conversation });
  const title = await sealRecord({
    key,
    context: { ...context, message: conversation, field: "title" },
    plaintext: "tower",
  });
  return async () => {
    const question = createId();
    const record = await sealRecord({
      key,
      context: { ...context, message: question, field: "message" },
      plaintext: "how high?",
    });
    const body = JSON.stringify({
      run: createId(),
      conversation: { key: wrapped, title },
      question: { id: question, parent: null, record },
      answer: { id: createId() },
      text: "how high?",
      history: [],
      pages: [page],
      language: "en",
      model: "fake/model",
    });
    const signed = { ...headers, Authorization: `Bearer ${token}` };
    return await timeToText(
      `${url}/v1/conversations/${conversation}/runs`,
      { method: "POST", headers: signed, body },
      '"text-delta"',
    );
  };
}

const page = {
  source: "article",
  url: "https://tower.example/",
  title: "Tower",
  language: "en",
  blocks: Array.from({ length: 100 }, (_, index) => ({
    id: `b${index}`,
    kind: "paragraph",
    text: "The tower is 330 metres high.",
  })),
  omissions: [],
};

/** Milliseconds from the request to the first words in its answer; then reads the rest, so that nothing overlaps. */
async function timeToText(url: string, init: RequestInit, sign: string): Promise<number> {
  const start = performance.now();
  const response = await fetch(url, init);
  const decoder = new TextDecoder();
  let seen = "";
  let time = 0;
  for await (const chunk of response.body ?? []) {
    if (time > 0) continue;
    seen += decoder.decode(chunk, { stream: true });
    if (seen.includes(sign)) time = performance.now() - start;
  }
  if (time === 0) throw new Error(`no words came: ${response.status} ${seen.slice(0, 300)}`);
  return time;
}

async function startProxy(target: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "terance-proxy-"));
  const config = join(folder, "wrangler.toml");
  await writeFile(join(folder, "proxy.js"), proxy);
  await writeFile(
    config,
    `name = "proxy"\nmain = "proxy.js"\ncompatibility_date = "2026-10-15"\n[vars]\nTARGET = "${target}"\n`,
  );
  const [port, inspector] = [await freePort(), await freePort()];
  const { stop } = startProcess({
    command: [
      "wrangler",
      "dev",
      "--config",
      config,
      "--local",
      "--ip",
      "127.0.0.1",
      "--port",
      `${port}`,
      "--inspector-port",
      `${inspector}`,
    ],
    env: { CI: "1", WRANGLER_SEND_METRICS: "false" },
  });
  const url = `http://127.0.0.1:${port}`;
  await until("the proxy answers", () => fetch(`${url}/control/requests`), 60_000);
  return {
    url,
    stop: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}
