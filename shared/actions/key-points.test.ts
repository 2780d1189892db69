import { expect, test } from "vitest";
import { keyPoints } from "#shared/actions/key-points.ts";

test("can be done without a model", () => {
  expect(keyPoints.extractive).toBe("key-points");
});

test("tells the model to make bullets", () => {
  expect(keyPoints.instructions).toMatch(/bullets/);
});
