import { expect, test } from "vitest";
import { describeFigure, makeFigure } from "#tests/bench/figure.ts";

test.each([
  [{ atMost: 10 }, 10, true],
  [{ atMost: 10 }, 10.1, false],
  [{ atLeast: 0.8 }, 0.8, true],
  [{ atLeast: 0.8 }, 0.79, false],
  [{ atMost: 10 }, Number.NaN, false],
  [null, 5, true],
])("judges by the goal %j the value %d: %s", (goal, value, ok) => {
  expect(makeFigure({ name: "time", value, unit: "ms", goal }).ok).toBe(ok);
});

test("says what was measured, what was wanted and what others reach", () => {
  const figure = makeFigure({
    name: "time",
    value: 12.3456,
    unit: "ms",
    goal: { atMost: 10 },
    peers: [{ name: "direct", value: 1 }],
  });

  expect(describeFigure(figure)).toBe("  ✗ time: 12.35 ms (goal ≤ 10: MISSED); direct 1");
});
