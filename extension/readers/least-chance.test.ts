import { expect, test } from "vitest";
import { leastChance } from "#extension/readers/least-chance.ts";

const candidates = (...chances: number[]) => chances.map((chance) => ({ chance, length: 100 }));

test("cuts sharply where the page is plain", () => {
  expect(leastChance(candidates(0.99, 0.98, 0.3, 0.02, 0.01))).toBe(0.98);
});

test("takes rather than leaves where it is not", () => {
  expect(leastChance(candidates(0.5, 0.4, 0.35, 0.3))).toBe(0.3);
});

test("leaves what is doubtful where much is sure", () => {
  expect(leastChance(candidates(0.95, 0.95, 0.95, 0.55, 0.55, 0.55))).toBeGreaterThan(0.55);
  expect(leastChance(candidates(0.85, 0.85, 0.85, 0.55, 0.55, 0.55))).toBe(0.55);
});

test("takes the only passage there is", () => {
  expect(leastChance(candidates(0.05))).toBe(0.05);
});
