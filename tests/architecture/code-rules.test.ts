import { expect, test } from "vitest";
import {
  findCallsOut,
  findModuleMocks,
  findModuleState,
  findWorldUses,
} from "#tests/architecture/code-rules.ts";
import { isTest, listSources } from "#tests/architecture/list-sources.ts";
import { parseSource } from "#tests/architecture/parse-source.ts";

const sources = listSources();
const source = sources.filter((one) => !isTest(one.path));

function within(...folders: string[]) {
  const found = source.filter((one) => folders.some((folder) => one.path.startsWith(folder)));
  if (found.length === 0) throw new Error(`there is no source below ${folders.join(", ")}`);
  return found;
}

test("no test replaces a module", () => {
  expect(sources.flatMap(findModuleMocks)).toEqual([]);
});

test.each([`vi.mock("./a.ts");`, `vi.doMock("./a.ts", () => ({}));`])("refuses %s", (text) => {
  expect(findModuleMocks(parseSource("shared/a.test.ts", text))).toEqual(["shared/a.test.ts:1"]);
});

// An isolate may remember verified keys and policy, for ten seconds at most, in the files that exist for it.
const caches = ["worker/guard/verified-tokens.ts"];

test("worker and background keep no state in a module", () => {
  const rest = within("worker/", "extension/background/", "extension/entrypoints/background");

  expect(
    rest.filter((one) => !caches.includes(one.path) && !isTest(one.path)).flatMap(findModuleState),
  ).toEqual([]);
});

test.each([
  `let count = 0;`,
  `export let last: string | undefined;`,
  `const cache = new Map<string, string>();`,
  `const seen: string[] = [];`,
  `const byId = { a: 1 }; function put() { byId.a = 2; }`,
  `const names = new Set(["a"]); export function learn(name: string) { names.add(name); }`,
])("refuses the module state %s", (text) => {
  expect(findModuleState(parseSource("worker/a.ts", text))).toHaveLength(1);
});

test.each([
  `const limits = { body: 4 }; export function read() { return limits.body; }`,
  `const terminal: ReadonlySet<string> = new Set(["ended"]);`,
  `export function count() { let sum = 0; const seen = new Set(); seen.add(sum++); return sum; }`,
])("allows %s", (text) => {
  expect(findModuleState(parseSource("worker/a.ts", text))).toEqual([]);
});

test("the worker calls out by worker/egress/ only", () => {
  const rest = within("worker/").filter((one) => !one.path.startsWith("worker/egress/"));

  expect(rest.flatMap(findCallsOut)).toEqual([]);
});

test.each([
  `const reply = await fetch("https://example.org");`,
  `const reply = await globalThis.fetch(url);`,
  `createProvider({ fetch });`,
  `createProvider({ fetch: fetch });`,
  `const socket = new WebSocket(url);`,
])("refuses the call out %s", (text) => {
  expect(findCallsOut(parseSource("worker/routes/a.ts", text)).length).toBeGreaterThan(0);
});

test.each([
  `const reply = await stub.fetch(request);`,
  `export default { fetch(request: Request) { return app.fetch(request); } };`,
  `createProvider({ fetch: createFetch(rules) });`,
  `type Port = { fetch: typeof globalThis.fetch };`,
])("allows %s", (text) => {
  expect(findCallsOut(parseSource("worker/routes/a.ts", text))).toEqual([]);
});

test("shared/ touches neither a document nor a disk nor a network", () => {
  expect(within("shared/").flatMap(findWorldUses)).toEqual([]);
});

test.each([
  `document.title;`,
  `await fetch(url);`,
  `process.env.HOME;`,
  `self.postMessage(1);`,
  `console.log(1);`,
])("refuses in shared/ %s", (text) => {
  expect(findWorldUses(parseSource("shared/a.ts", text)).length).toBeGreaterThan(0);
});

test("allows a parameter that is called like a global, and a property", () => {
  const text = `export function jobKey(window: number) { return window; } export const a = { location: 1 }.location;`;

  expect(findWorldUses(parseSource("shared/a.ts", text))).toEqual([]);
});
