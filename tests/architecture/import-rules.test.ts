import { expect, test } from "vitest";
import { findImports } from "#tests/architecture/find-imports.ts";
import {
  findBarrels,
  findCycles,
  findEscapingImports,
  findForbiddenImports,
} from "#tests/architecture/import-rules.ts";
import { findUnknownFolders, listSources } from "#tests/architecture/list-sources.ts";
import { parseSource } from "#tests/architecture/parse-source.ts";

const sources = listSources();

test("reads imports of every kind", () => {
  const source = parseSource(
    "worker/routes/a.ts",
    `import a from "one"; import type { B } from "two"; export { c } from "three"; export * from "four";
     const d = await import("five"); type E = import("six").E; const f = require("seven"); import "./eight.ts";
     const g = await import(name);`,
  );

  const specifiers = findImports(source)
    .map((one) => one.specifier)
    .sort();

  expect(specifiers).toEqual([
    "(computed)",
    "./eight.ts",
    "five",
    "four",
    "one",
    "seven",
    "six",
    "three",
    "two",
  ]);
});

test("every room imports only what the table allows", () => {
  expect(findForbiddenImports(sources)).toEqual([]);
});

test.each([
  ["extension/content/a.ts", `import { b } from "#extension/sidepanel/b.ts";`],
  ["extension/background/a.ts", `import type { B } from "#worker/b.ts";`],
  ["worker/routes/a.ts", `const b = await import("#worker/models/open-ai.ts");`],
  ["worker/routes/a.ts", `import { eq } from "drizzle-orm/sql";`],
  ["worker/engine/a.ts", `import { createOpenAI } from "@ai-sdk/openai";`],
  ["shared/a.ts", `import { z } from "zod";`],
  ["shared/a.ts", `import { readFileSync } from "node:fs";`],
  ["shared/a.test.ts", `import { b } from "#worker/b.ts";`],
  ["ui/a.tsx", `type B = import("#extension/library/b.ts").B;`],
  ["extension/attic/a.ts", ``],
])("refuses in %s: %s", (path, text) => {
  expect(findForbiddenImports([parseSource(path, text)])).toHaveLength(1);
});

test("no import leaves its room by ../", () => {
  expect(findEscapingImports(sources)).toEqual([]);
});

test("refuses ../ across rooms and allows it inside one", () => {
  const across = parseSource("worker/routes/a.ts", `import { b } from "../store/b.ts";`);
  const inside = parseSource("extension/readers/deep/a.ts", `import { b } from "../b.ts";`);

  const found = findEscapingImports([across, inside]);

  expect(found).toEqual(["worker/routes/a.ts:1 leaves its room by ../store/b.ts"]);
});

test("there are no barrels", () => {
  expect(findBarrels(sources)).toEqual([]);
});

test("refuses a barrel", () => {
  const names = parseSource("shared/index.ts", `export { a } from "./a.ts"; export { b } from "./b.ts";`);
  const star = parseSource("shared/all.ts", `const a = 1; export * from "./a.ts";`);

  expect(findBarrels([names, star])).toHaveLength(2);
});

test("there are no circles of imports", () => {
  expect(findCycles(sources)).toEqual([]);
});

test("refuses a circle, type imports included", () => {
  const a = parseSource("shared/a.ts", `import { b } from "#shared/b.ts";`);
  const b = parseSource("shared/b.ts", `import type { A } from "./c.ts";`);
  const c = parseSource("shared/c.ts", `import { a } from "#shared/a.ts";`);

  expect(findCycles([a, b, c])).toEqual(["shared/a.ts → shared/b.ts → shared/c.ts → shared/a.ts"]);
});

test("every folder of the project is known to these tests", () => {
  expect(findUnknownFolders()).toEqual([]);
});
