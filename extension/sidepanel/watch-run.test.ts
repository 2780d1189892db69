import fc from "fast-check";
import { expect, test } from "vitest";
import { type WatchRun, watchRun } from "#extension/sidepanel/watch-run.ts";
import { createWorkerClient } from "#extension/sidepanel/worker-client.ts";
import { createId } from "#shared/create-id.ts";
import type { NumberedEvent, RunEvent, RunRequest } from "#shared/run.ts";

const run = createId();
const conversation = createId();
const worker = "http://worker.test";
const usage = { inputTokens: 1, outputTokens: 2 };
const ended: RunEvent = { type: "data-run-ended", data: { run, model: "home/a", usage } };
const interrupted: RunEvent = { type: "data-run-interrupted", data: { run, key: "v1.a.AAAA", parts: [] } };

const answer: NumberedEvent[] = [
  { type: "data-run-accepted", data: { run, model: "home/a" } } as const,
  { type: "start-step" } as const,
  { type: "text-start", id: "t" } as const,
  { type: "text-delta", id: "t", delta: "Hällo 🌍\n\ndata: no event" } as const,
  { type: "text-delta", id: "t", delta: "世界" } as const,
  ended,
].map((event, at) => ({ sequence: at + 1, event }));

const request: RunRequest = {
  run,
  conversation: { key: "v1.m.AAAA", title: "v1.c.AAAA" },
  question: { id: createId(), parent: null, record: "v1.c.AAAA" },
  answer: { id: createId() },
  text: "Why?",
  history: [],
  pages: [],
  language: "en",
};

function write(events: readonly NumberedEvent[]): string {
  return events.map(({ sequence, event }) => `id: ${sequence}\ndata: ${JSON.stringify(event)}\n\n`).join("");
}

function streamOf(
  chunks: readonly (string | Uint8Array)[],
  end: "close" | "cut" | "open" = "close",
): Response {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const encoder = new TextEncoder();
      for (const chunk of chunks) {
        controller.enqueue(typeof chunk === "string" ? encoder.encode(chunk) : chunk);
      }
      if (end === "close") controller.close();
    },
    pull(controller) {
      if (end === "cut") controller.error(new TypeError("network error"));
    },
  });
  return new Response(body, { headers: { "content-type": "text/event-stream; charset=utf-8" } });
}

function problem(status: number, code: string): Response {
  const body = { type: `about:blank#${code}`, title: code, status, detail: code, code, data: {} };
  return Response.json(body, { status, headers: { "content-type": "application/problem+json" } });
}

/** A worker that gives one reply after the other, the last one for ever, and remembers what it was asked. */
function fakeWatch(replies: (() => Response)[], over: Partial<WatchRun> = {}) {
  const asked: { method: string; path: string; headers: Headers; body: unknown }[] = [];
  const pauses: number[] = [];
  const connections: boolean[] = [];
  const client = createWorkerClient({
    worker,
    token: "secret",
    fetch: async (url, init) => {
      asked.push({
        method: init.method ?? "GET",
        path: url.slice(worker.length),
        headers: new Headers(init.headers),
        body: init.body === undefined ? undefined : JSON.parse(String(init.body)),
      });
      const reply = replies[Math.min(asked.length, replies.length) - 1];
      if (!reply) throw new TypeError("fetch failed");
      return reply();
    },
  });
  const watch: WatchRun = {
    client,
    conversation,
    run,
    signal: new AbortController().signal,
    onConnection: (isConnected) => void connections.push(isConnected),
    pause: async (milliseconds) => void pauses.push(milliseconds),
    ...over,
  };
  return { watch, asked, pauses, connections };
}

async function collect(watch: WatchRun): Promise<NumberedEvent[]> {
  const events: NumberedEvent[] = [];
  for await (const event of watchRun(watch)) events.push(event);
  return events;
}

function fail(): Response {
  throw new TypeError("fetch failed");
}

test("starts the run once and gives its events in order", async () => {
  const { watch, asked } = fakeWatch([() => streamOf([write(answer)])], { request });

  expect(await collect(watch)).toEqual(answer);
  expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
    `POST /v1/conversations/${conversation}/runs`,
  ]);
  expect(asked[0]?.headers.get("idempotency-key")).toBe(run);
  expect(asked[0]?.headers.get("authorization")).toBe("Bearer secret");
  expect(asked[0]?.body).toEqual(request);
});

test("gives the same events whatever chunks the same bytes come in", async () => {
  const bytes = new TextEncoder().encode(`: hello\r\n\r\n${write(answer)}data: [DONE]\n\n`);

  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: bytes.length }), { maxLength: 40 }), async (cuts) => {
      const edges = [0, ...cuts.sort((one, other) => one - other), bytes.length];
      const chunks = edges.slice(1).map((edge, at) => bytes.slice(edges[at], edge));
      const { watch, asked } = fakeWatch([() => streamOf(chunks)]);

      expect(await collect(watch)).toEqual(answer);
      expect(asked.length).toBe(1);
    }),
  );
});

test("goes on after any number of cuts at any places, each event once", async () => {
  const cut = fc.tuple(fc.nat({ max: answer.length }), fc.nat({ max: answer.length }), fc.boolean());

  await fc.assert(
    fc.asyncProperty(fc.array(cut, { maxLength: 6 }), async (cuts) => {
      const replies = cuts.map(
        ([from, to, isCut]) =>
          () =>
            streamOf([write(answer.slice(from, to))], isCut ? "cut" : "close"),
      );
      const { watch } = fakeWatch([...replies, () => streamOf([write(answer)])]);

      expect(await collect(watch)).toEqual(answer);
    }),
  );
});

test("asks for what follows the last event it saw", async () => {
  const { watch, asked, connections } = fakeWatch([
    () => streamOf([write(answer.slice(0, 3))], "cut"),
    () => streamOf([write(answer.slice(3))]),
  ]);

  await collect(watch);

  expect(asked[1]?.path).toBe(`/v1/conversations/${conversation}/runs/${run}/events?after=3`);
  expect(asked[1]?.headers.get("last-event-id")).toBe("3");
  expect(connections).toEqual([false, true]);
});

test("begins after the event the caller has", async () => {
  const { watch } = fakeWatch([() => streamOf([write(answer)])], { after: 4 });

  expect((await collect(watch)).map(({ sequence }) => sequence)).toEqual([5, 6]);
});

test("closes a gap by asking again", async () => {
  const { watch, asked } = fakeWatch([
    () => streamOf([write(answer.slice(0, 2)), write(answer.slice(3))]),
    () => streamOf([write(answer.slice(2))]),
  ]);

  expect(await collect(watch)).toEqual(answer);
  expect(asked[1]?.headers.get("last-event-id")).toBe("2");
});

test("sends a start whose outcome is unknown again under the same key", async () => {
  const { watch, asked } = fakeWatch(
    [fail, () => problem(503, "unavailable"), () => streamOf([write(answer)])],
    {
      request,
    },
  );

  expect(await collect(watch)).toEqual(answer);
  expect(asked.map(({ method }) => method)).toEqual(["POST", "POST", "POST"]);
  expect(new Set(asked.map(({ headers }) => headers.get("idempotency-key")))).toEqual(new Set([run]));
});

test("starts again when the stream broke before its first event", async () => {
  const { watch, asked } = fakeWatch([() => streamOf([], "cut"), () => streamOf([write(answer)])], {
    request,
  });

  expect(await collect(watch)).toEqual(answer);
  expect(asked.map(({ method }) => method)).toEqual(["POST", "POST"]);
});

test("only watches once the first event has come", async () => {
  const { watch, asked } = fakeWatch(
    [() => streamOf([write(answer.slice(0, 1))], "cut"), () => streamOf([write(answer.slice(1))])],
    { request },
  );

  expect(await collect(watch)).toEqual(answer);
  expect(asked.map(({ method }) => method)).toEqual(["POST", "GET"]);
});

test("says within two seconds that the worker is down", async () => {
  const { watch, pauses } = fakeWatch([fail], { request });

  await expect(collect(watch)).rejects.toThrow(
    expect.objectContaining({ code: "worker-unreachable", data: { worker } }),
  );
  expect(pauses).toEqual([250, 500, 1_000]);
});

test("backs off up to four seconds and gives up on a started run only after ten minutes", async () => {
  const { watch, pauses } = fakeWatch([fail]);

  await expect(collect(watch)).rejects.toThrow(expect.objectContaining({ code: "worker-unreachable" }));
  expect(pauses.slice(0, 6)).toEqual([250, 500, 1_000, 2_000, 4_000, 4_000]);
  expect(Math.max(...pauses)).toBe(4_000);
  expect(pauses.reduce((sum, pause) => sum + pause)).toBeGreaterThan(600_000);
});

test("begins the back-off anew after every event", async () => {
  const one = (at: number) => () => streamOf([write(answer.slice(at, at + 1))], "cut");
  const { watch, pauses } = fakeWatch([one(0), fail, one(1), fail, () => streamOf([write(answer)])]);

  await collect(watch);

  expect(pauses).toEqual([250, 500, 250, 500]);
});

test("outlasts a sign-in page and a failing database while a run is watched", async () => {
  const signIn = () => new Response("<html>", { headers: { "content-type": "text/html" } });
  const { watch } = fakeWatch([signIn, () => problem(503, "unavailable"), () => streamOf([write(answer)])]);

  expect(await collect(watch)).toEqual(answer);
});

test.each([
  [404, "run-not-found"],
  [401, "not-authenticated"],
  [429, "too-many-runs"],
  [422, "page-needed"],
] as const)("throws at once on %i %s", async (status, code) => {
  const { watch, asked } = fakeWatch([() => problem(status, code)], { request });

  await expect(collect(watch)).rejects.toThrow(expect.objectContaining({ code }));
  expect(asked.length).toBe(1);
});

test.each([
  ["of a run that is watched", undefined],
  ["of a run that is started again", request],
])("ends without a terminal event when the buffer %s is gone", async (_, sent) => {
  const { watch, asked } = fakeWatch([() => new Response(null, { status: 204 })], { request: sent });

  expect(await collect(watch)).toEqual([]);
  expect(asked.length).toBe(1);
});

test("takes an interruption wherever it is numbered", async () => {
  for (const sequence of [2, 5, 90]) {
    const end = { sequence, event: interrupted };
    const { watch } = fakeWatch([() => streamOf([write(answer.slice(0, 4)), write([end])])]);

    expect((await collect(watch)).at(-1)).toEqual(end);
  }
});

test("stops watching, and asks for nothing more, when the signal aborts", async () => {
  const controller = new AbortController();
  const { watch, asked } = fakeWatch([() => streamOf([write(answer.slice(0, 2))], "open")], {
    signal: controller.signal,
  });
  const seen: NumberedEvent[] = [];

  for await (const event of watchRun(watch)) {
    seen.push(event);
    if (seen.length === 2) controller.abort();
  }

  expect(seen).toEqual(answer.slice(0, 2));
  expect(asked.map(({ path }) => path).join()).not.toContain("stop");
  expect(asked.length).toBe(1);
}, 2_000);

test("lets go of the connection when the caller leaves", async () => {
  let isCancelled = false;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode(write(answer.slice(0, 2)))),
    cancel: () => {
      isCancelled = true;
    },
  });
  const headers = { "content-type": "text/event-stream" };
  const { watch } = fakeWatch([() => new Response(body, { headers })]);

  for await (const _ of watchRun(watch)) break;

  expect(isCancelled).toBe(true);
});

test("connects again when a connection says nothing at all any more", async () => {
  const { watch, asked } = fakeWatch(
    [() => streamOf([write(answer.slice(0, 2))], "open"), () => streamOf([write(answer.slice(2))])],
    { idle: 5 },
  );

  expect(await collect(watch)).toEqual(answer);
  expect(asked.length).toBe(2);
});

test("skips an event of a newer worker but counts its number", async () => {
  const newer = `id: 2\ndata: ${JSON.stringify({ type: "data-later", data: {} })}\n\n`;
  const { watch, asked } = fakeWatch([
    () => streamOf([write(answer.slice(0, 1)), newer, write(answer.slice(2))]),
  ]);

  expect((await collect(watch)).map(({ sequence }) => sequence)).toEqual([1, 3, 4, 5, 6]);
  expect(asked.length).toBe(1);
});

test.each([
  ["something that is no JSON", "id: 1\ndata: hello\n\n"],
  ["an event without a number", `data: ${JSON.stringify(ended)}\n\n`],
  ["an event whose number is none", `id: 1e3\ndata: ${JSON.stringify(ended)}\n\n`],
  ["a known event of another shape", 'id: 1\ndata: {"type":"text-delta","id":"t","delta":7}\n\n'],
  ["JSON nested without end", `id: 1\ndata: ${'{"type":'.repeat(10_000)}\n\n`],
])("refuses %s", async (_, text) => {
  const { watch, asked } = fakeWatch([() => streamOf([text])]);

  await expect(collect(watch)).rejects.toThrow(expect.objectContaining({ code: "worker-not-understood" }));
  expect(asked.length).toBe(1);
});

test.each([
  ["one line", "x"],
  ["one comment", ":"],
  ["comments that never end", ":\n"],
  ["lines that never make an event", "data: x\n"],
])("refuses an endless stream of %s without keeping it", async (_, text) => {
  const chunk = new TextEncoder().encode(text.repeat(Math.ceil(65_536 / text.length)));
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += chunk.length;
      controller.enqueue(sent === chunk.length ? new TextEncoder().encode("data: ") : chunk);
    },
  });
  const headers = { "content-type": "text/event-stream" };
  const { watch, asked } = fakeWatch([() => new Response(body, { headers })]);

  await expect(collect(watch)).rejects.toThrow(expect.objectContaining({ code: "worker-not-understood" }));
  expect(asked.length).toBe(1);
  expect(sent).toBeLessThan(50 * 1024 * 1024);
});
