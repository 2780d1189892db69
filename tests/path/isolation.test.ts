import { SELF } from "cloudflare:test";
import { beforeAll, describe, expect, test } from "vitest";
import { createId } from "#shared/create-id.ts";
import type { RunRequest } from "#shared/run.ts";
import {
  createTestConversation,
  createTestDevice,
  origin,
  readRun,
  type TestDevice,
} from "#tests/path/test-device.ts";
import { routes } from "#worker/routes/routes.ts";

type Scene = {
  owner: TestDevice;
  stranger: TestDevice;
  conversation: Awaited<ReturnType<typeof createTestConversation>>;
  request: RunRequest;
};

const withIds = Object.values(routes).filter((route) => route.path.includes(":"));
const withAccount = Object.values(routes).filter((route) => route.access === "account");
let scene: Scene;

beforeAll(async () => {
  const owner = await createTestDevice();
  const conversation = await createTestConversation(owner);
  const request = await conversation.ask();
  await readRun(await conversation.start(request));
  scene = { owner, stranger: await createTestDevice(), conversation, request };
});

describe("somebody else's ids", () => {
  // A run may start in a conversation that does not exist yet: a stranger makes one of their own by that.
  const closed = withIds.filter((route) => route.id !== "postRun");

  test("there are routes to test", () => {
    expect(closed.length).toBeGreaterThanOrEqual(7);
  });

  test.each(closed)("$id answers a stranger as if nothing were there", async (route) => {
    const [theirs, nobodys] = await Promise.all([call(route, scene.request), call(route, await unknown())]);

    expect(theirs.status).toBe(404);
    const [one, other] = [await theirs.json<Answer>(), await nobodys.json<Answer>()];
    expect({ ...one, request: "" }).toEqual({ ...other, request: "" });
  });

  test("a stranger's question in somebody's conversation lands in one of their own", async () => {
    const { owner, stranger, conversation, request } = scene;
    const headers = { "Content-Type": "application/json" };
    const body = JSON.stringify({ ...request, run: createId() });

    await readRun(await stranger.call(`${conversation.path}/runs`, { method: "POST", headers, body }));

    const seen = await (await owner.call(conversation.path)).json<{ messages: unknown[]; runs: unknown[] }>();
    expect([seen.messages.length, seen.runs.length]).toEqual([2, 1]);
  });
});

describe("no valid token", () => {
  const wrong: [string, Record<string, string>][] = [
    ["none", {}],
    ["a cookie", { Cookie: "token=abc" }],
    ["another header", { "X-Api-Key": "abc" }],
    ["another scheme", { Authorization: "Basic YTpi" }],
    ["a made-up token", { Authorization: `Bearer ${createId()}.${"A".repeat(43)}` }],
    ["SQL", { Authorization: "Bearer ' or 1=1; drop table devices; --.x" }],
  ];

  test.each(withAccount)("$id asks for one, whatever else is sent", async (route) => {
    for (const [, headers] of wrong) {
      const response = await SELF.fetch(origin + fill(route.path, scene.request), {
        method: route.method.toUpperCase(),
        headers,
      });
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ code: "not-authenticated" });
      expect(response.headers.get("WWW-Authenticate")).toContain("Bearer");
    }
  });

  test("a real device with another secret is refused", async () => {
    const [device] = scene.owner.token.split(".");
    const response = await SELF.fetch(`${origin}/v1/account`, {
      headers: { Authorization: `Bearer ${device}.${"B".repeat(43)}` },
    });

    expect(response.status).toBe(401);
  });
});

type Answer = { request: string };
type Ids = Pick<RunRequest, "run" | "question" | "answer"> & { conversation?: unknown; at?: string };

async function unknown(): Promise<Ids> {
  return { run: createId(), question: scene.request.question, answer: { id: createId() }, at: createId() };
}

function call(route: (typeof withIds)[number], ids: Ids): Promise<Response> {
  const method = route.method.toUpperCase();
  const body = { title: scene.request.conversation.title, record: scene.request.question.record, version: 1 };
  const wanted = route.id === "patchConversation" ? ["title", "version"] : ["record", "version"];
  const sent = Object.fromEntries(Object.entries(body).filter(([name]) => wanted.includes(name)));
  return scene.stranger.call(fill(route.path, ids), {
    method,
    ...(route.body && { headers: { "Content-Type": "application/json" }, body: JSON.stringify(sent) }),
  });
}

function fill(path: string, ids: Ids): string {
  return path
    .replace(":conversation", ids.at ?? scene.conversation.id)
    .replace(":message", ids.answer.id)
    .replace(":run", ids.run);
}
