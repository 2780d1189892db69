import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "#scripts/project-root.ts";
import { findBrokenCitations, findFormFaults, listDocuments } from "#tests/architecture/document-rules.ts";

const manifest = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8"));
const surroundings = {
  exists: (path: string) => existsSync(join(projectRoot, path)),
  commands: Object.keys(manifest.scripts),
};

test("README.md, AGENTS.md and docs/ are there", () => {
  const paths = listDocuments().map((document) => document.path);

  expect(paths).toEqual(expect.arrayContaining(["README.md", "AGENTS.md", "docs/architecture.md"]));
});

test("every path, link and command a document names is there", () => {
  expect(listDocuments().flatMap((document) => findBrokenCitations(document, surroundings))).toEqual([]);
});

test("AGENTS.md is short and decisions bear their date", () => {
  expect(listDocuments().flatMap(findFormFaults)).toEqual([]);
});

test.each([
  "see `shared/gone.ts`",
  "see `worker/gone/`",
  "see `gone.toml`",
  "see [it](../gone.md)",
  "call `npm run gone`",
  "![a picture](gone.png)",
])("refuses a document that says: %s", (text) => {
  expect(findBrokenCitations({ path: "docs/a.md", text }, surroundings)).toHaveLength(1);
});

test.each([
  "`POST /v1/runs`, `shared/*`, `shared/actions/<name>.ts`, `application/problem+json`",
  "[site](https://example.org/gone.md) and [above](#above)",
  "`package.json`, `shared/errors.ts`, `scripts/` and `npm run verify`",
])("accepts: %s", (text) => {
  expect(findBrokenCitations({ path: "docs/a.md", text }, surroundings)).toEqual([]);
});

test("refuses an AGENTS.md of 101 lines and a decision without a date", () => {
  expect(findFormFaults({ path: "AGENTS.md", text: "a\n".repeat(101) })).toHaveLength(1);
  expect(findFormFaults({ path: "AGENTS.md", text: "a\n".repeat(100) })).toEqual([]);
  expect(findFormFaults({ path: "docs/decisions/history.md", text: "" })).toHaveLength(1);
  expect(findFormFaults({ path: "docs/decisions/2026-11-20-history.md", text: "" })).toEqual([]);
});
