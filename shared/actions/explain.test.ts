import { expect, test } from "vitest";
import { explain } from "#shared/actions/explain.ts";

test("needs a model, for an explanation cannot be copied from the page", () => {
  expect(explain.extractive).toBe(null);
});

test("tells the model to mark general knowledge", () => {
  expect(explain.instructions).toMatch(/general knowledge as such/);
});
