import { gradientColours, parseColour } from "#extension/readers/colour.ts";
import { rawDom } from "#extension/readers/raw-dom.ts";
import { createRegion, deepestRegion, type Region } from "#extension/readers/region.ts";
import { isSecretField } from "#extension/readers/secret-field.ts";
import { type Backdrop, createSight, isBoxSeen, isOpaque, type Sight } from "#extension/readers/sight.ts";
import type { Place, Visit } from "#extension/readers/walk.ts";

/** Never text for a reader, hidden or not: their content is not even counted. */
const silent = new Set(
  (
    "script style template head meta link title datalist object embed canvas audio video desc metadata " +
    "textarea select option optgroup progress meter map area source track param"
  ).split(" "),
);
/** What SVG draws without words; icons are made of many of them. */
const strokes = new Set(
  "path circle ellipse rect line polygon polyline use defs symbol stop clipPath mask pattern filter".split(
    " ",
  ),
);
const frames = new Set(["iframe", "frame", "fencedframe"]);
const alwaysBlock = new Set("li td th tr p pre blockquote table dt dd summary figcaption".split(" "));
const keptInline = new Set("a button label code pre time address".split(" "));
const painted = new Set(["video", "canvas", "embed", "object"]);
const naming = ["class", "id", "itemprop", "aria-label"] as const;
const mostCovers = 64;
const mostGrounds = 256;
/** A ground thinner than this changes little for the text on it. */
const leastTint = 0.3;

/** Meets an element: what it means for the walk, and where to go on inside it (null when nowhere). */
export function visitElement(element: Element, visit: Visit): Place | null {
  const { place, walk } = visit;
  const tag = rawDom.tag(element);
  if (tag === "input" || tag === "textarea") {
    if (isSecretField(element)) walk.tally.omit("secret-field", 0);
    return null;
  }
  if (painted.has(tag)) noteGround(element, null, visit);
  if (silent.has(tag) || (tag === "noscript" && !isScriptless(element))) return null;
  if (tag === "br") {
    place.region.children.push({ kind: "run", text: "\n", node: null, box: null });
    return null;
  }
  if (isStroke(element, tag) || (tag !== "img" && !frames.has(tag) && isIdle(element, place))) return null;
  const sight = sightOf(element, place, visit);
  if (frames.has(tag)) {
    if (!sight.isGone) walk.tally.omit("frame", 0);
    return null;
  }
  if (tag === "img") {
    if (!sight.isGone && isLoaded(element)) noteGround(element, null, visit);
    seePicture(element, sight, visit);
    return null;
  }
  if (tag === "svg" && !sight.isGone) noteGround(element, null, visit);
  if (sight.isPositioned) notePositioned(sight, visit);
  return { element, sight, region: regionOf(element, sight, place.region) };
}

// Only where scripts are off does the parser make elements inside <noscript>, and then it is the page.
function isScriptless(noscript: Element): boolean {
  for (let node = rawDom.firstChild(noscript); node; node = rawDom.nextSibling(node)) {
    if (rawDom.nodeType(node) === 1) return true;
  }
  return false;
}

function isStroke(element: Element, tag: string): boolean {
  return strokes.has(tag) && rawDom.namespace(element) === "http://www.w3.org/2000/svg";
}

/** Holds nothing, and lies where nothing else does: only a positioned box may cover or ground what is not inside it. */
function isIdle(element: Element, { sight }: Place): boolean {
  if (rawDom.firstChild(element) || rawDom.shadow(element) || rawDom.tag(element) === "slot") return false;
  return sight.isGone || getComputedStyle(element).position === "static";
}

function sightOf(element: Element, place: Place, { walk }: Visit): Sight {
  if (place.sight.isGone) return place.sight;
  const sight = createSight(element, place.sight, walk.viewport);
  if (isFolded(element, place.element)) sight.isGone = true;
  return sight;
}

// The content of a closed <details> is hidden by a style inside the browser's own shadow tree.
function isFolded(element: Element, parent: Element): boolean {
  if (rawDom.tag(parent) !== "details" || rawDom.hasAttribute(parent, "open")) return false;
  if (rawDom.tag(element) !== "summary") return true;
  for (let node = rawDom.firstChild(parent); node && node !== element; node = rawDom.nextSibling(node)) {
    if (rawDom.nodeType(node) === 1 && rawDom.tag(node as Element) === "summary") return true;
  }
  return false;
}

function regionOf(element: Element, sight: Sight, outer: Region): Region {
  if (sight.isGone) return outer;
  const tag = rawDom.tag(element);
  const { display } = sight;
  const isBlock = alwaysBlock.has(tag) || !(display.startsWith("inline") || display === "contents");
  const role = rawDom.attribute(element, "role") ?? "";
  if (!isBlock && !keptInline.has(tag) && !tag.includes("-") && role === "") return outer;
  if (outer.depth >= deepestRegion) {
    if (isBlock) outer.children.push({ kind: "run", text: "\n", node: null, box: null });
    return outer;
  }
  const region = createRegion(outer, {
    tag,
    isBlock,
    isLink: tag === "a" && rawDom.hasAttribute(element, "href"),
    role: role.toLowerCase().slice(0, 40),
    hint: hintOf(element),
    level: levelOf(element, tag, role),
  });
  const language = rawDom.attribute(element, "lang");
  if (language) region.language = language.slice(0, 35);
  outer.children.push(region);
  return region;
}

function hintOf(element: Element): string {
  let hint = "";
  for (const name of naming) hint += ` ${rawDom.attribute(element, name) ?? ""}`;
  return hint.slice(1, 301).toLowerCase();
}

function levelOf(element: Element, tag: string, role: string): number {
  if (tag.length === 2 && tag >= "h1" && tag <= "h6") return Number(tag[1]);
  if (role !== "heading") return 0;
  const level = Number(rawDom.attribute(element, "aria-level") ?? 2);
  return Number.isInteger(level) && level >= 1 ? Math.min(6, level) : 2;
}

function seePicture(element: Element, sight: Sight, { place, walk }: Visit): void {
  const text = (rawDom.attribute(element, "alt") ?? "").slice(0, 1_000);
  if (sight.isGone || !/[\p{L}\p{N}]{2}/u.test(text) || sight.style.visibility !== "visible") return;
  const box = walk.viewport.place(rawDom.box(element));
  if (isBoxSeen(box, sight)) place.region.children.push({ kind: "picture", text });
}

function notePositioned(sight: Sight, visit: Visit): void {
  if (sight.isGone) return;
  const { backgroundImage: image, backgroundColor } = sight.style;
  const colour = parseColour(backgroundColor);
  if (image === "none" && colour && colour[3] < leastTint) return;
  const colours =
    image.includes("url(") || !colour ? null : image === "none" ? [colour] : gradientColours(image);
  if (colours?.every((tint) => tint[3] < leastTint)) return;
  noteGround(sight.element, colours, visit);
  const { walk, order } = visit;
  if (sight.isFixed || walk.covers.length >= mostCovers || !isOpaque(sight)) return;
  const box = walk.viewport.place(rawDom.box(sight.element));
  if (box.right - box.left > 4 && box.bottom - box.top > 4) walk.covers.push({ sight, box, order });
}

function noteGround(element: Element, colours: Backdrop, { walk, place }: Visit): void {
  if (place.sight.isGone || walk.grounds.length >= mostGrounds) return;
  walk.grounds.push({ box: walk.viewport.place(rawDom.box(element)), colours });
}

function isLoaded(image: Element): boolean {
  return image instanceof HTMLImageElement && rawDom.imageWidth(image) > 1;
}
