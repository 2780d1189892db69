import { expect, test } from "vitest";
import { outline } from "#shared/actions/outline.ts";

test("can be done without a model", () => {
  expect(outline.extractive).toBe("outline");
});

test("tells the model to keep the page's own headings", () => {
  expect(outline.instructions).toMatch(/page's own headings/);
});
