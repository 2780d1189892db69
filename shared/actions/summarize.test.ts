import { expect, test } from "vitest";
import { summarize } from "#shared/actions/summarize.ts";

test("can be done without a model", () => {
  expect(summarize.extractive).toBe("summarize");
});

test("tells the model to add nothing", () => {
  expect(summarize.instructions).toMatch(/nothing that is not on the page/);
});
