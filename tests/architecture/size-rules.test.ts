import { expect, test } from "vitest";
import { listSources } from "#tests/architecture/list-sources.ts";
import { parseSource } from "#tests/architecture/parse-source.ts";
import { findOversized } from "#tests/architecture/size-rules.ts";

test("files, functions and parameter lists are short", () => {
  expect(listSources().flatMap(findOversized)).toEqual([]);
});

test("allows 250 lines and refuses 251", () => {
  const statement = "export const a = 1;\n";

  expect(findOversized(parseSource("shared/a.ts", statement.replace("a", "b") + "\n".repeat(249)))).toEqual(
    [],
  );
  expect(findOversized(parseSource("shared/a.ts", statement + "\n".repeat(250)))).toHaveLength(1);
});

test.each([
  ["function", `export function long() {${"\n".repeat(50)}}`],
  ["arrow", `export const long = () => {${"\n".repeat(50)}};`],
  ["method", `export class A { long() {${"\n".repeat(50)}} }`],
])("refuses a %s of 51 lines, and names it", (_, text) => {
  expect(findOversized(parseSource("shared/a.ts", text))).toEqual([
    "shared/a.ts:1 long has 51 lines, 50 at most",
  ]);
});

test("refuses a fourth parameter", () => {
  const text = `export function many(a: 1, b: 2, c: 3, ...d: 4[]) {}`;
  const faults = findOversized(parseSource("shared/a.ts", text.replace("...d: 4[]", "d: 4")));

  expect(faults).toEqual(["shared/a.ts:1 many has 4 parameters, 3 at most"]);
});
