import { expect, test } from "vitest";
import { BlockId, countCharacters, PageContext } from "#shared/page-context.ts";

const page: PageContext = {
  source: "article",
  url: "https://example.org/a",
  title: "A",
  language: "en",
  blocks: [
    { id: "b1", kind: "heading", text: "Title", level: 1 },
    { id: "b2", kind: "paragraph", text: "Four" },
  ],
  omissions: [],
};

test("counts the characters of all blocks", () => {
  expect(countCharacters(page)).toBe(9);
});

test.each(["b1", "b123456", "p2b12"])("takes %s as a block id", (id) => {
  expect(BlockId.safeParse(id).success).toBe(true);
});

test.each(["", "b", "12", "b1]", "pb1", "b1234567"])("refuses %j as a block id", (id) => {
  expect(BlockId.safeParse(id).success).toBe(false);
});

test("refuses fields it does not know", () => {
  expect(PageContext.safeParse({ ...page, html: "<p>" }).success).toBe(false);
});
