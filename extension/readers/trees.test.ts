import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import { featureNames } from "#extension/readers/passage-features.ts";
import packed from "#extension/readers/passage-forest.json" with { type: "json" };
import { openForest } from "#extension/readers/trees.ts";

const text = (...bytes: number[]) => Buffer.from(Int8Array.from(bytes).buffer).toString("base64");

test("adds what each tree ends in to the base", () => {
  const forest = openForest({
    base: 1,
    depth: 1,
    cuts: [[], [0.5]],
    features: text(1, 1),
    places: text(0, 0),
    leaves: text(-4, 6, -4, 6),
    step: 0.5,
  });

  expect(forest(Float64Array.of(9, 0.4))).toBe(-3);
  expect(forest(Float64Array.of(9, 0.5))).toBe(7);
});

test("the fitted forest asks about the features that there are", () => {
  const forest = openForest(packed);

  expect(packed.cuts).toHaveLength(featureNames.length);
  expect(forest(Float64Array.from(featureNames, () => 0))).not.toBe(
    forest(Float64Array.from(featureNames, () => 1)),
  );
});
