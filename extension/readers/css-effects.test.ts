import { describe, expect, test } from "vitest";
import {
  filterOpacity,
  isClippedAway,
  isRectClippedAway,
  maskOpacity,
} from "#extension/readers/css-effects.ts";

const size = { width: 200, height: 40 };

describe("clip-path", () => {
  test.each([
    "inset(50%)",
    "inset(100% 0px 0px)",
    "inset(0px 200px 0px 0px)",
    "circle(0px at 50% 50%)",
    "ellipse(0px 20px)",
    "polygon(0px 0px, 0px 0px, 0px 0px)",
    "polygon(0% 0%, 100% 0%, 50% 0%)",
  ])("%s leaves nothing", (clipPath) => {
    expect(isClippedAway(clipPath, size)).toBe(true);
  });

  test.each([
    "none",
    "inset(10% 5%)",
    "inset(0px round 12px)",
    "circle(50%)",
    "polygon(0% 0%, 100% 0%, 100% 100%)",
    'url("#shape")',
  ])("%s leaves something", (clipPath) => {
    expect(isClippedAway(clipPath, size)).toBe(false);
  });
});

test("a clip rectangle without area leaves nothing", () => {
  expect(isRectClippedAway("rect(0px, 0px, 0px, 0px)")).toBe(true);
  expect(isRectClippedAway("rect(1px, 1px, 1px, 1px)")).toBe(true);
  expect(isRectClippedAway("rect(0px, 300px, 40px, 0px)")).toBe(false);
  expect(isRectClippedAway("rect(auto, auto, auto, auto)")).toBe(false);
  expect(isRectClippedAway("auto")).toBe(false);
});

test("filters take ink away", () => {
  expect(filterOpacity("opacity(0)", 16)).toBe(0);
  expect(filterOpacity("blur(20px)", 16)).toBe(0);
  expect(filterOpacity("contrast(0)", 16)).toBe(0);
  expect(filterOpacity("opacity(50%) drop-shadow(rgb(0, 0, 0) 1px 1px 2px)", 16)).toBe(0.5);
  expect(filterOpacity("blur(1px) grayscale(1)", 16)).toBe(1);
});

test("a mask lets through what its most open place does", () => {
  expect(maskOpacity("linear-gradient(rgba(0, 0, 0, 0), rgba(0, 0, 0, 0))")).toBe(0);
  expect(maskOpacity("linear-gradient(rgb(0, 0, 0), rgba(0, 0, 0, 0))")).toBe(1);
  expect(maskOpacity('url("mask.svg")')).toBe(1);
  expect(maskOpacity("none")).toBe(1);
});
