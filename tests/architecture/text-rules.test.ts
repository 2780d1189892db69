import { expect, test } from "vitest";
import { isTest, listSources } from "#tests/architecture/list-sources.ts";
import { parseSource } from "#tests/architecture/parse-source.ts";
import { findLiteralTexts } from "#tests/architecture/text-rules.ts";

test("what a person reads comes from extension/locales/", () => {
  const parts = listSources().filter(
    (one) => /^(ui|extension|portal)\/.*\.tsx$/.test(one.path) && !isTest(one.path),
  );

  expect(parts.length).toBeGreaterThan(0);
  expect(parts.flatMap(findLiteralTexts)).toEqual([]);
});

test.each([
  `<p>Stop</p>`,
  `<p>{"Stop"}</p>`,
  "<p>{`Stop`}</p>",
  `<button aria-label="Stop" />`,
  `<input placeholder={"Ask"} />`,
  `<p>停止</p>`,
])("refuses %s", (text) => {
  expect(findLiteralTexts(parseSource("ui/a.tsx", `export const a = ${text};`))).toHaveLength(1);
});

test.each([`<p>{words.stop}</p>`, `<p> · </p>`, `<p className="stop" title={words.stop}>{count}</p>`])(
  "accepts %s",
  (text) => {
    expect(findLiteralTexts(parseSource("ui/a.tsx", `export const a = ${text};`))).toEqual([]);
  },
);
