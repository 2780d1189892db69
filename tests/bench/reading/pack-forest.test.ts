import { expect, test } from "vitest";
import { openForest } from "#extension/readers/trees.ts";
import { packForest } from "#tests/bench/reading/pack-forest.ts";

test("a packed forest answers as it was grown, also where a tree ends early", () => {
  const tree = {
    features: [1, -1, 0, -1, -1, -1, -1],
    thresholds: [0.5, 0, 7, 0, 0, 0, 0],
    values: [0, -127, 0, 0, 0, 50, 20],
  };

  const forest = openForest(packForest({ base: 1, depth: 2, width: 2, trees: [tree, tree] }));

  expect(forest(Float64Array.of(9, 0.4))).toBeCloseTo(-253);
  expect(forest(Float64Array.of(6, 0.5))).toBeCloseTo(101);
  expect(forest(Float64Array.of(7, 3))).toBeCloseTo(41);
});
