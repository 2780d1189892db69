import { gradientColours } from "#extension/readers/colour.ts";

type Size = { width: number; height: number };

const leastArea = 9;

/** True when a computed `clip-path` leaves nothing of a box to be seen. Unknown shapes hide nothing. */
export function isClippedAway(clipPath: string, size: Size): boolean {
  const shape = /^(inset|circle|ellipse|polygon)\((.*?)\)/.exec(clipPath);
  if (!shape) return false;
  const [name = "", body = ""] = shape.slice(1);
  if (name === "inset") return insetArea(body, size) < leastArea;
  if (name === "polygon") return polygonArea(body, size) < leastArea;
  const radii = (body.split(" at ")[0] ?? "").trim().split(/\s+/).filter(Boolean);
  return radii.some((radius) => toPixels(radius, Math.min(size.width, size.height)) < 1.5);
}

/** True when a computed `clip: rect(…)` leaves nothing to be seen. It works on positioned elements only. */
export function isRectClippedAway(clip: string): boolean {
  const edges = /^rect\((.*)\)$/.exec(clip)?.[1];
  if (edges === undefined) return false;
  const [top = 0, right = Infinity, bottom = Infinity, left = 0] = edges
    .split(/[\s,]+/)
    .map((edge, index) =>
      edge === "auto" ? (index === 1 || index === 2 ? Infinity : 0) : Number.parseFloat(edge),
    );
  return right - left < 3 || bottom - top < 3;
}

/** How much of the ink a computed `filter` lets through, 0 to 1; `blur` takes all once it exceeds the font. */
export function filterOpacity(filter: string, fontSize: number): number {
  let opacity = 1;
  for (const [, name, value = ""] of filter.matchAll(/(opacity|blur|contrast|brightness)\(([^()]*)\)/g)) {
    const amount = Number.parseFloat(value) / (value.endsWith("%") ? 100 : 1);
    if (name === "opacity") opacity *= amount;
    if (name === "contrast" && amount < 0.05) opacity = 0;
    if (name === "brightness" && (amount < 0.01 || amount > 50)) opacity = 0;
    if (name === "blur" && amount > fontSize * 0.45) opacity = 0;
  }
  return opacity;
}

/** How much a computed `mask-image` lets through at its most open place; a picture's mask is unknown, so 1. */
export function maskOpacity(maskImage: string): number {
  if (maskImage === "none" || maskImage.includes("url(")) return 1;
  const colours = gradientColours(maskImage);
  return colours ? Math.max(...colours.map((colour) => colour[3])) : 1;
}

function insetArea(body: string, { width, height }: Size): number {
  const values = (body.split(" round ")[0] ?? "").trim().split(/\s+/);
  const [top = "0", right = top, bottom = top, left = right] = values;
  const across = width - toPixels(left, width) - toPixels(right, width);
  const down = height - toPixels(top, height) - toPixels(bottom, height);
  return across < 2 || down < 2 ? 0 : across * down;
}

function polygonArea(body: string, { width, height }: Size): number {
  const points = body
    .replace(/^(evenodd|nonzero)\s*,/, "")
    .split(",")
    .map((pair) => {
      const [x = "0", y = "0"] = pair.trim().split(/\s+/);
      return { x: toPixels(x, width), y: toPixels(y, height) };
    });
  let doubled = 0;
  for (const [index, point] of points.entries()) {
    const next = points[(index + 1) % points.length] ?? point;
    doubled += point.x * next.y - next.x * point.y;
  }
  return Math.abs(doubled) / 2;
}

function toPixels(length: string, whole: number): number {
  const value = Number.parseFloat(length);
  if (Number.isNaN(value)) return whole;
  return length.endsWith("%") ? (value / 100) * whole : value;
}
