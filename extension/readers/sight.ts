import {
  type Colour,
  contrast,
  distance,
  gradientColours,
  layOver,
  parseColour,
} from "#extension/readers/colour.ts";
import {
  filterOpacity,
  isClippedAway,
  isRectClippedAway,
  maskOpacity,
} from "#extension/readers/css-effects.ts";
import { rawDom } from "#extension/readers/raw-dom.ts";
import type { Box } from "#extension/readers/region.ts";
import type { Viewport } from "#extension/readers/viewport.ts";

/** Thresholds of the visibility model: what lies below them is not readable for a person. */
const leastOpacity = 0.1;
const leastContrast = 1.12;
const leastDistance = 24;
const leastFont = 4;
const leastExtent = 3;

/** How text is seen going by style: "doubtful" when only a picture behind it can make it readable. */
export type TextSight = "seen" | "unseen" | "doubtful";

/** What an element and its ancestors do to the text inside it. */
export type Sight = {
  style: CSSStyleDeclaration;
  element: Element;
  parent: Sight | null;
  /** Nothing inside can be seen, whatever its own style says. */
  isGone: boolean;
  opacity: number;
  /** Where text must lie to be seen or scrolled to; null is nowhere in particular. */
  clip: Box | null;
  /** The same for absolutely positioned descendants, which escape the clips of static ancestors. */
  clipOfPositioned: Box | null;
  display: string;
  isInline: boolean;
  isFixed: boolean;
  isPositioned: boolean;
  backdrop: Backdrop | undefined;
  /** Whether text directly inside is seen going by style; undefined until somebody asks. */
  seesText: TextSight | undefined;
};

/** The colours text may stand on; null where a picture or an unknown notation makes it unknowable. */
export type Backdrop = readonly Colour[] | null;

export function createSight(element: Element, parent: Sight | null, viewport: Viewport): Sight {
  const style = getComputedStyle(element);
  const { display, position } = style;
  const sight: Sight = {
    style,
    element,
    parent,
    isGone: (parent?.isGone ?? false) || display === "none" || style.contentVisibility === "hidden",
    opacity: (parent?.opacity ?? 1) * Number(style.opacity),
    clip: parent ? parent.clip : viewport.reach(),
    clipOfPositioned: parent ? parent.clipOfPositioned : viewport.reach(),
    isInline: display === "inline" || display === "contents",
    display,
    isFixed: (parent?.isFixed ?? false) || position === "fixed" || position === "sticky",
    isPositioned: position !== "static",
    backdrop: undefined,
    seesText: undefined,
  };
  if (sight.isGone) return sight;
  if (position === "absolute") sight.clip = sight.clipOfPositioned;
  if (position === "fixed") sight.clip = viewport.window();
  applyEffects(sight, position);
  if (!sight.isInline) applyOverflow(sight, viewport);
  if (position !== "static") sight.clipOfPositioned = sight.clip;
  if (sight.opacity < leastOpacity) sight.isGone = true;
  return sight;
}

/** Whether the text directly inside `sight` can be seen, going by style alone. */
export function textSightOf(sight: Sight): TextSight {
  const { style } = sight;
  if (sight.isGone || style.visibility !== "visible") return "unseen";
  if (Number.parseFloat(style.fontSize) < leastFont) return "unseen";
  const ink = inkOf(sight);
  if (!ink) return "seen";
  const backdrop = backdropOf(sight);
  const isPlain = ink[3] >= leastOpacity && (!backdrop || backdrop.some((colour) => isInkSeen(ink, colour)));
  if (isPlain) return "seen";
  if (style.backgroundClip.includes("text") && style.backgroundImage !== "none") return "seen";
  const hasShadow = style.textShadow !== "none" && !style.textShadow.startsWith("rgba(0, 0, 0, 0)");
  if (ink[3] < leastOpacity) return hasShadow ? "seen" : "unseen";
  return hasShadow ? "seen" : "doubtful";
}

/** The colour letters are drawn in, its alpha lowered by every ancestor's; null when it is not understood. */
export function inkOf({ style, opacity }: Sight): Colour | null {
  const ink = parseColour(style.getPropertyValue("-webkit-text-fill-color") || style.color);
  return ink && [ink[0], ink[1], ink[2], ink[3] * opacity];
}

/** Whether the box of some text is large enough and lies where it can be seen or scrolled to. */
export function isBoxSeen(box: Box, sight: Sight): boolean {
  if (box.right - box.left < 1 || box.bottom - box.top < leastExtent) return false;
  const { clip } = sight;
  if (!clip) return true;
  const across = Math.min(box.right, clip.right) - Math.max(box.left, clip.left);
  const down = Math.min(box.bottom, clip.bottom) - Math.max(box.top, clip.top);
  return across >= Math.min(leastExtent, box.right - box.left) && down >= leastExtent;
}

/** The colours behind the text of an element: its own and its ancestors' backgrounds, laid over one another. */
function backdropOf(sight: Sight): Backdrop {
  if (sight.backdrop === undefined) sight.backdrop = findBackdrop(sight);
  return sight.backdrop;
}

/** True when an element paints over everything behind it. */
export function isOpaque(sight: Sight): boolean {
  if (sight.isGone || sight.opacity < 0.9 || sight.style.visibility !== "visible") return false;
  const colour = parseColour(sight.style.backgroundColor);
  return colour !== null && colour[3] >= 0.9;
}

/** Whether ink stands out from an opaque ground. */
export function isInkSeen(ink: Colour, ground: Colour): boolean {
  const seen = layOver(ink, ground);
  return distance(seen, ground) >= leastDistance || contrast(seen, ground) >= leastContrast;
}

function findBackdrop(sight: Sight): Backdrop {
  const { style } = sight;
  const below: Backdrop = sight.parent ? backdropOf(sight.parent) : [[255, 255, 255, 1]];
  const image = style.backgroundImage;
  if (image.includes("url(")) return null;
  const colour = parseColour(style.backgroundColor);
  if (!colour) return null;
  const ground = colour[3] === 0 ? below : layAll([colour], below);
  if (image === "none") return ground;
  const stops = gradientColours(image);
  return stops && layAll(stops, ground);
}

function layAll(tops: readonly Colour[], bottoms: Backdrop): Backdrop {
  if (tops.every((top) => top[3] >= 1)) return tops;
  return bottoms && tops.flatMap((top) => bottoms.map((bottom) => layOver(top, bottom))).slice(0, 16);
}

function applyEffects(sight: Sight, position: string): void {
  const { style, element } = sight;
  const filter = style.filter;
  if (filter !== "none") {
    sight.opacity *= filterOpacity(filter, Number.parseFloat(style.fontSize));
  }
  const mask = style.maskImage;
  if (mask !== "none") sight.opacity *= maskOpacity(mask);
  const shape = style.clipPath;
  if (shape !== "none" && isClippedAway(shape, rawDom.box(element))) sight.isGone = true;
  if ((position === "absolute" || position === "fixed") && isRectClippedAway(style.clip)) sight.isGone = true;
}

// Overflow of the root and the body is the window's: a page that stops scrolling while a dialog is open is still there.
function applyOverflow(sight: Sight, viewport: Viewport): void {
  const { style, element, parent } = sight;
  if (style.overflow === "visible" || !parent || viewport.isBody(element)) return;
  const [x, y] = [style.overflowX, style.overflowY];
  const box = viewport.place(rawDom.box(element));
  if (!isBoxSeen(box, sight)) {
    const clipsBoth = x !== "visible" && y !== "visible";
    if (clipsBoth || box.bottom - box.top < leastExtent) sight.isGone = true;
    return;
  }
  const scrolls = [x, y].map((overflow) => overflow === "auto" || overflow === "scroll");
  const reach = scrolls[0] || scrolls[1] ? viewport.reachInside(element, box, style.direction) : box;
  const outer = scrolls[0] || scrolls[1] ? null : sight.clip;
  sight.clip = intersect(outer, {
    left: x === "visible" ? -Infinity : scrolls[0] ? reach.left : box.left,
    right: x === "visible" ? Infinity : scrolls[0] ? reach.right : box.right,
    top: y === "visible" ? -Infinity : scrolls[1] ? reach.top : box.top,
    bottom: y === "visible" ? Infinity : scrolls[1] ? reach.bottom : box.bottom,
  });
  if (style.transform !== "none") sight.clipOfPositioned = sight.clip;
}

function intersect(one: Box | null, other: Box): Box {
  if (!one) return other;
  return {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  };
}
