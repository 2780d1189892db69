import { SELF } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, test } from "vitest";
import { createId } from "#shared/create-id.ts";
import { Problem } from "#shared/errors.ts";
import { extensionId } from "#shared/extension-id.ts";
import { longestBody } from "#shared/http.ts";
import { createVaultKeys } from "#shared/vault/create-vault-keys.ts";
import type { Env } from "#worker/context.ts";
import { createApp } from "#worker/routes/create-app.ts";
import { getOpenapi } from "#worker/routes/get-openapi.ts";
import { routes } from "#worker/routes/routes.ts";

const origin = "https://worker.example";
const withBody = Object.values(routes).filter((route) => route.body !== null);
const account = { account: createId(), device: createId(), publicKey: "" };
let token = "";

beforeAll(async () => {
  account.publicKey = (await createVaultKeys()).publicKey;
  const response = await send("/v1/accounts", { body: JSON.stringify(account) });
  token = (await response.json<{ token: string }>()).token;
});

describe("every route that takes a body", () => {
  test("there are some", () => {
    expect(withBody.map((route) => route.id)).toContain("postRun");
  });

  test.each(withBody)("$id refuses what is no JSON, too deep, not UTF-8, or another shape", async (route) => {
    const path = fill(route.path);
    const method = route.method.toUpperCase();
    const answers = await Promise.all([
      send(path, { method, body: "{ not json" }),
      send(path, { method, body: "[".repeat(100_000) }),
      send(path, { method, body: Uint8Array.of(0x22, 0xff, 0xfe, 0x22) }),
      send(path, { method, body: "{}" }),
      send(path, { method, body: '{"__proto__":{"isAdmin":true},"role":"owner"}' }),
      send(path, { method, body: "" }),
    ]);

    const codes = await Promise.all(answers.map(problemOf));
    expect(codes).toEqual([
      [400, "malformed-json"],
      [400, "malformed-json"],
      [400, "malformed-json"],
      [400, "invalid-request"],
      [400, "invalid-request"],
      [400, "malformed-json"],
    ]);
  });

  test.each(withBody)("$id refuses what is not declared JSON", async (route) => {
    const types = ["text/plain", "multipart/form-data; boundary=x", "application/jsonp", ""];
    for (const type of types) {
      const init = { method: route.method.toUpperCase(), body: "{}", headers: { "Content-Type": type } };
      expect(await problemOf(await send(fill(route.path), init))).toEqual([415, "unsupported-media-type"]);
    }
  });

  test.each(withBody)("$id refuses 100 MB, declared or streamed, without reading them", async (route) => {
    const method = route.method.toUpperCase();
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 65_536;
        if (pulled > 100 * 1024 * 1024) controller.close();
        else controller.enqueue(new Uint8Array(65_536).fill(0x20));
      },
    });

    const streamed = await send(fill(route.path), { method, body });
    const declared = await send(fill(route.path), {
      method,
      body: "{}",
      headers: { "Content-Length": "104857600" },
    });

    expect(await problemOf(streamed)).toEqual([413, "body-too-large"]);
    expect(pulled).toBeLessThan(longestBody * 3);
    expect([400, 413]).toContain(declared.status);
  });
});

describe("addresses", () => {
  test("an unknown one is 404, a wrong method 405 with what is allowed", async () => {
    const missing = await send("/v1/nothing", { method: "GET" });
    const wrong = await send("/v1/account", { method: "DELETE" });

    expect(await problemOf(missing)).toEqual([404, "not-found"]);
    expect([wrong.status, wrong.headers.get("Allow")]).toEqual([405, "GET"]);
    expect(Problem.parse(await wrong.json()).status).toBe(405);
  });

  test.each(["not-an-id", "..%2f..", "1", `${createId()}'`])(
    "an id that is none (%s) is not found",
    async (id) => {
      const response = await send(`/v1/conversations/${id}`, { method: "GET" });

      expect(await problemOf(response)).toEqual([404, "conversation-not-found"]);
    },
  );

  test.each(["?limit=0", "?limit=x", "?cursor=%27%20or%201", "?unknown=1"])(
    "a wrong query %s is refused",
    async (query) => {
      expect(await problemOf(await send(`/v1/conversations${query}`, { method: "GET" }))).toEqual([
        400,
        "invalid-request",
      ]);
    },
  );
});

describe("headers", () => {
  test("every answer has its id, is kept by nobody and frames nothing", async () => {
    for (const path of ["/health", "/v1/account", "/nothing"]) {
      const { headers } = await send(path, { method: "GET" });
      expect(headers.get("X-Request-Id")).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers.get("Cache-Control")).toContain("no-store");
      expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
      expect(headers.get("Vary")).toBe("Origin");
    }
  });

  const good = [`chrome-extension://${extensionId}`, "moz-extension://0b8f3c1e-1d2c-4a5b-8c7d-1234567890ab"];
  const bad = [
    "https://evil.example",
    "null",
    "chrome-extension://aaaa",
    `https://${extensionId}`,
    `chrome-extension://${extensionId}.evil.example`,
  ];

  test.each(good)("%s may read answers and ask beforehand", async (from) => {
    const answer = await send("/v1/account", { method: "GET", headers: { Origin: from } });
    const preflight = await send("/v1/account", { method: "OPTIONS", headers: { Origin: from } });

    expect(answer.headers.get("Access-Control-Allow-Origin")).toBe(from);
    expect(answer.headers.get("Access-Control-Allow-Credentials")).toBeNull();
    expect(preflight.headers.get("Access-Control-Allow-Headers")).toContain("Idempotency-Key");
  });

  test.each(bad)("%s may not", async (from) => {
    for (const method of ["GET", "OPTIONS"]) {
      const answer = await send("/v1/account", { method, headers: { Origin: from } });
      expect(answer.headers.get("Access-Control-Allow-Origin")).toBeNull();
    }
  });
});

describe("what goes wrong inside", () => {
  const app = createApp([...Object.values(routes), getOpenapi]);

  test("a dead database is said plainly, without its words", async () => {
    const DB = new Proxy({} as D1Database, {
      get: () => () => {
        throw new Error("canary: secret schema detail");
      },
    });

    const response = await app.request("/ready", {}, { ...(env as unknown as Env), DB });

    const text = await response.text();
    expect([response.status, Problem.parse(JSON.parse(text)).code]).toEqual([503, "unavailable"]);
    expect(text).not.toContain("canary");
  });

  test.each([
    ["TERANCE_PROVIDERS", "canary-not-json"],
    ["TERANCE_PROVIDERS", '[{"id":"x","kind":"openai","models":[],"apiKey":"canary"}]'],
    ["TERANCE_ACCESS", "canary"],
    ["TERANCE_ALLOW_PRIVATE", "canary"],
    ["TERANCE_EXTENSION_ORIGINS", "canary"],
  ])("a wrong %s is named with its remedy, and never with its value", async (setting, value) => {
    const response = await app.request("/ready", {}, { ...(env as unknown as Env), [setting]: value });

    const text = await response.text();
    expect(response.status).toBe(500);
    expect(Problem.parse(JSON.parse(text))).toMatchObject({ code: "misconfigured", data: { setting } });
    expect(text).not.toContain("canary");
  });
});

test("a public key that is none is refused before there is anything to seal", async () => {
  const body = JSON.stringify({ account: createId(), device: createId(), publicKey: "A".repeat(43) });

  expect(await problemOf(await send("/v1/accounts", { body }))).toEqual([400, "invalid-request"]);
});

test("a closed worker gives an anonymous account the built-in engine only", async () => {
  const app = createApp([...Object.values(routes), getOpenapi]);
  const closed = { ...(env as unknown as Env), TERANCE_ACCESS: "closed" };
  const headers = { Authorization: `Bearer ${token}` };

  const response = await app.request("/v1/models", { headers }, closed);

  expect(await response.json()).toMatchObject({ models: [{ id: "built-in/extractive", isBuiltIn: true }] });
});

test("the description has every route, and every route is in the app", async () => {
  const description = await (await send("/openapi.json", { method: "GET" })).json<{
    openapi: string;
    paths: Record<string, object>;
  }>();
  const described = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );

  expect(description.openapi).toMatch(/^3\.1/);
  const listed = [...Object.values(routes), getOpenapi].map(
    ({ method, path }) => `${method} ${path.replace(/:(\w+)/g, "{$1}")}`,
  );
  expect(described.toSorted()).toEqual(listed.toSorted());
  const app = createApp([...Object.values(routes), getOpenapi]);
  const inApp = new Set(
    app.routes
      .filter((route) => route.method !== "ALL")
      .map(({ method, path }) => `${method.toLowerCase()} ${path.replace(/:(\w+)/g, "{$1}")}`),
  );
  expect([...inApp].toSorted()).toEqual(listed.toSorted());
});

function send(path: string, init: RequestInit): Promise<Response> {
  const headers = new Headers({
    "Content-Type": "application/json",
    ...(token && { Authorization: `Bearer ${token}` }),
  });
  for (const [name, value] of Object.entries(init.headers ?? {})) headers.set(name, String(value));
  return SELF.fetch(origin + path, { method: "POST", ...init, headers });
}

async function problemOf(response: Response): Promise<[number, string]> {
  expect(response.headers.get("Content-Type")).toBe("application/problem+json");
  return [response.status, Problem.parse(await response.json()).code];
}

function fill(path: string): string {
  return path.replace(/:\w+/g, () => createId());
}
