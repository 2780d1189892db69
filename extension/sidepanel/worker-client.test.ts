import { expect, test } from "vitest";
import { createWorkerClient } from "#extension/sidepanel/worker-client.ts";
import { createId } from "#shared/create-id.ts";
import type { RunRequest } from "#shared/run.ts";

const worker = "http://worker.test";
const [conversation, message, run] = [createId(), createId(), createId()];
const models = { models: [], default: "built-in/extractive" };

/** A client whose worker gives one reply, and what it was asked. */
function fakeClient(reply: () => Response | Promise<Response>, timeout = 30_000) {
  const asked: { url: string; init: RequestInit }[] = [];
  const client = createWorkerClient({
    worker: `${worker}/`,
    token: "secret",
    timeout,
    fetch: async (url, init) => {
      asked.push({ url, init });
      return await reply();
    },
  });
  return { client, asked };
}

function problem(status: number, over: object = {}): Response {
  const base = { type: "about:blank", title: "t", status, detail: "d", code: "version-conflict", data: {} };
  return Response.json(
    { ...base, ...over },
    { status, headers: { "content-type": "application/problem+json" } },
  );
}

function html(status: number): Response {
  return new Response("<html>", { status, headers: { "content-type": "text/html; charset=utf-8" } });
}

const row = {
  id: conversation,
  key: "v1.m.AAAA",
  title: "v1.c.AAAA",
  version: 1,
  createdAt: 1,
  updatedAt: 1,
};
const messageRow = { id: message, parent: null, role: "user", record: "v1.c.AAAA", version: 2, createdAt: 1 };
type Client = ReturnType<typeof createWorkerClient>;

test.each([
  ["GET /v1/models", models, (client: Client) => client.listModels()],
  [
    "GET /v1/conversations",
    { conversations: [row], next: null },
    (client: Client) => client.listConversations({}),
  ],
  [
    "GET /v1/conversations?cursor=a%26b&limit=9",
    { conversations: [], next: null },
    (client: Client) => client.listConversations({ cursor: "a&b", limit: 9 }),
  ],
  [
    `GET /v1/conversations/${conversation}`,
    { conversation: row, messages: [], runs: [], next: null },
    (client: Client) => client.readConversation({ conversation }),
  ],
  [
    `PATCH /v1/conversations/${conversation}`,
    row,
    (client: Client) => client.renameConversation({ conversation, title: "v1.c.AAAA", version: 1 }),
  ],
  [
    `PUT /v1/conversations/${conversation}/messages/${message}`,
    messageRow,
    (client: Client) => client.adoptRecord({ conversation, message, record: "v1.c.AAAA", version: 1 }),
  ],
] as const)("%s gives what the worker says", async (line, reply, call) => {
  const { client, asked } = fakeClient(() => Response.json(reply));

  expect(await call(client)).toEqual(reply);

  const { url, init } = asked[0] ?? { url: "", init: {} };
  expect(`${init.method} ${url}`).toBe(line.replace(" ", ` ${worker}`));
  expect(new Headers(init.headers).get("authorization")).toBe("Bearer secret");
  expect(init).toMatchObject({ credentials: "omit", redirect: "error", cache: "no-store" });
});

test("sends no ids of the path in the body, which the worker would refuse", async () => {
  const { client, asked } = fakeClient(() => Response.json(messageRow));

  await client.adoptRecord({ conversation, message, record: "v1.c.AAAA", version: 1 });

  expect(JSON.parse(String(asked[0]?.init.body))).toEqual({ record: "v1.c.AAAA", version: 1 });
});

test.each([
  [
    `POST ${worker}/v1/conversations/${conversation}/runs/${run}/stop`,
    (client: Client) => client.stopRun({ conversation, run }),
  ],
  [
    `DELETE ${worker}/v1/conversations/${conversation}`,
    (client: Client) => client.deleteConversation(conversation),
  ],
])("%s needs no answer but a yes", async (line, call) => {
  const { client, asked } = fakeClient(() => new Response(null, { status: 204 }));

  await call(client);

  expect(`${asked[0]?.init.method} ${asked[0]?.url}`).toBe(line);
});

test("gives the worker's error with its data and the number of the request", async () => {
  const { client } = fakeClient(() => problem(409, { data: { field: "x" }, request: "r1" }));

  await expect(client.listModels()).rejects.toThrow(
    expect.objectContaining({ code: "version-conflict", data: { field: "x", request: "r1" } }),
  );
});

test.each([
  ["401 without a problem", () => html(401), "not-authenticated"],
  ["401 with one", () => problem(401, { code: "not-authenticated" }), "not-authenticated"],
  ["413 from something in between", () => html(413), "body-too-large"],
  ["502 from something in between", () => html(502), "worker-not-understood"],
  ["a code it does not know", () => problem(418, { code: "teapot" }), "worker-not-understood"],
  ["a problem that is none", () => problem(400, { data: { nested: {} } }), "worker-not-understood"],
  ["200 with a sign-in page", () => html(200), "worker-not-understood"],
  ["200 with JSON of another shape", () => Response.json({ models: 7 }), "worker-not-understood"],
  [
    "200 with a lie about its type",
    () => new Response("<html>", { headers: { "content-type": "application/json" } }),
    "worker-not-understood",
  ],
  ["204 where there is something to say", () => new Response(null, { status: 204 }), "worker-not-understood"],
] as const)("takes %s for what it is", async (_, reply, code) => {
  await expect(fakeClient(reply).client.listModels()).rejects.toThrow(expect.objectContaining({ code }));
});

test("does not take a sign-in page for a yes", async () => {
  const { client } = fakeClient(() => html(200));

  await expect(client.stopRun({ conversation, run })).rejects.toThrow(
    expect.objectContaining({ code: "worker-not-understood", data: { worker } }),
  );
});

test("does not take a sign-in page for a stream", async () => {
  const { client } = fakeClient(() => html(200));
  const unavailable = expect.objectContaining({ code: "worker-not-understood" });

  await expect(client.openEvents({ conversation, run, after: 0 })).rejects.toThrow(unavailable);
  await expect(client.startRun({ conversation, request: { run } as RunRequest })).rejects.toThrow(
    unavailable,
  );
});

test("says that the worker cannot be reached, and where it should be", async () => {
  const { client } = fakeClient(() => {
    throw new TypeError("fetch failed");
  });

  await expect(client.listModels()).rejects.toThrow(
    expect.objectContaining({ code: "worker-unreachable", data: { worker } }),
  );
});

test("says so too when the connection breaks in the middle of an answer", async () => {
  const body = () => new ReadableStream({ pull: (controller) => controller.error(new TypeError("reset")) });
  const headers = { "content-type": "application/json" };
  const { client } = fakeClient(() => new Response(body(), { headers }));

  await expect(client.listModels()).rejects.toThrow(expect.objectContaining({ code: "worker-unreachable" }));
});

test("gives up on a worker that never answers", async () => {
  const client = createWorkerClient({
    worker,
    timeout: 5,
    fetch: (_, init) =>
      new Promise((_resolve, reject) => {
        init.signal?.addEventListener("abort", () => reject(init.signal?.reason));
      }),
  });

  await expect(client.listModels()).rejects.toThrow(expect.objectContaining({ code: "worker-unreachable" }));
});

test("gives up on an answer that never ends", async () => {
  const headers = { "content-type": "application/json" };
  const { client } = fakeClient(() => new Response(new ReadableStream(), { headers }), 5);

  await expect(client.listModels()).rejects.toThrow(expect.objectContaining({ code: "worker-unreachable" }));
});

test("reads no more of an answer than any worker would send", async () => {
  const chunk = new TextEncoder().encode(" ".repeat(1024 * 1024));
  let sent = 0;
  const body = new ReadableStream({
    pull(controller) {
      sent++;
      controller.enqueue(chunk);
    },
  });
  const { client } = fakeClient(
    () => new Response(body, { headers: { "content-type": "application/json" } }),
  );

  await expect(client.listModels()).rejects.toThrow(
    expect.objectContaining({ code: "worker-not-understood" }),
  );
  expect(sent).toBeLessThan(80);
});

test("rejects with the signal's reason when the caller aborts, before and during", async () => {
  const early = AbortSignal.abort(new Error("early"));
  const late = new AbortController();
  const { client, asked } = fakeClient(() => {
    late.abort(new Error("late"));
    throw new TypeError("aborted");
  });

  await expect(client.listModels(early)).rejects.toThrow("early");
  expect(asked.length).toBe(0);
  await expect(client.listModels(late.signal)).rejects.toThrow("late");
});

test("sends no authorization without a token", async () => {
  const asked: Headers[] = [];
  const client = createWorkerClient({
    worker,
    fetch: async (_, init) => {
      asked.push(new Headers(init.headers));
      return Response.json({ account: run, tenant: run, device: run, token: "t" });
    },
  });

  await client.createAccount({ account: run, device: run, publicKey: "A".repeat(43) });

  expect(asked[0]?.has("authorization")).toBe(false);
});
