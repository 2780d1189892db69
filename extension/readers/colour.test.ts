import { describe, expect, test } from "vitest";
import { contrast, gradientColours, layOver, parseColour } from "#extension/readers/colour.ts";

describe("parseColour", () => {
  test.each([
    ["rgb(1, 2, 3)", [1, 2, 3, 1]],
    ["rgba(1, 2, 3, 0.5)", [1, 2, 3, 0.5]],
    ["color(srgb 1 0.5 0 / 0.25)", [255, 127.5, 0, 0.25]],
    ["transparent", [0, 0, 0, 0]],
  ])("reads %s", (text, colour) => {
    expect(parseColour(text)).toEqual(colour);
  });

  test.each([
    ["oklch(1 0 0)", 255],
    ["oklab(0 0 0)", 0],
    ["lab(100 0 0)", 255],
    ["lch(0 0 0)", 0],
  ])("turns %s into red, green and blue", (text, level) => {
    const colour = parseColour(text);

    expect(colour?.slice(0, 3).every((channel) => Math.abs(channel - level) < 2)).toBe(true);
  });

  test("knows when it does not understand", () => {
    expect(parseColour("device-cmyk(0 0 0 0)")).toBeNull();
  });
});

test("finds the colours of a gradient", () => {
  expect(gradientColours("linear-gradient(90deg, rgba(0, 0, 0, 0), rgb(255, 255, 255) 50%)")).toEqual([
    [0, 0, 0, 0],
    [255, 255, 255, 1],
  ]);
});

test("black on white has the greatest contrast, faint black on white nearly none", () => {
  const white = [255, 255, 255, 1] as const;

  expect(contrast([0, 0, 0, 1], white)).toBeCloseTo(21);
  expect(contrast(layOver([0, 0, 0, 0.02], white), white)).toBeLessThan(1.1);
});
