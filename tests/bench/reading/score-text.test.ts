import { expect, test } from "vitest";
import { bagF1, percentile, shingleF1, shingleShares } from "#tests/bench/reading/score-text.ts";

test("the same words score one, none in common score nothing", () => {
  expect(bagF1("The cat sat", "sat the CAT")).toBe(1);
  expect(bagF1("a b", "c d")).toBe(0);
  expect(bagF1("a a b", "a c")).toBeCloseTo(0.4);
});

test("shingles tell the order of words", () => {
  expect(shingleShares("a b c d e", "a b c d e")).toEqual({ hit: 1, extra: 0, missed: 0 });
  expect(shingleShares("e d c b a", "a b c d e")).toEqual({ hit: 0, extra: 0.5, missed: 0.5 });
  expect(shingleF1([shingleShares("a b", "a b"), shingleShares("x", "a b c d e")])).toBeCloseTo(0.5);
});

test("a percentile is a value that was measured", () => {
  expect(percentile([5, 1, 3, 2, 4], 0.5)).toBe(3);
  expect(percentile([], 0.95)).toBe(0);
});
