import { expect, test } from "vitest";
import { hintNames, matchHints } from "#extension/readers/hint-words.ts";

const named = (hint: string) => matchHints(hint).map((row) => hintNames[row]);

test("a region is named by each word of its class and id", () => {
  expect(named("col-md-4 side-bar")).toEqual(["sidebar"]);
  expect(named("article-body")).toEqual(["body", "content"]);
  expect(named("col-md-4 css-1x")).toEqual([]);
  expect(named("")).toEqual([]);
});
