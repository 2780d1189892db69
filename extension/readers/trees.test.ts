import { expect, test } from "vitest";
import { featureNames } from "#extension/readers/passage-features.ts";
import forest from "#extension/readers/passage-forest.json" with { type: "json" };
import { scoreRow } from "#extension/readers/trees.ts";

const stump = { features: [1, -1, -1], thresholds: [0.5, 0, 0], values: [0, -2, 3] };

test("adds what each tree ends in to the base", () => {
  const two = { base: 1, trees: [stump, stump] };

  expect(scoreRow(two, [9, 0.4])).toBe(-3);
  expect(scoreRow(two, [9, 0.5])).toBe(7);
});

test("the fitted forest asks about features that exist", () => {
  const asked = forest.trees.flatMap((tree) => tree.features);

  expect(forest.trees.length).toBeGreaterThan(50);
  expect(Math.max(...asked)).toBeLessThan(featureNames.length);
});
