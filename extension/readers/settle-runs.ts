import { type Colour, layOver } from "#extension/readers/colour.ts";
import type { Pace } from "#extension/readers/pace.ts";
import { rawDom } from "#extension/readers/raw-dom.ts";
import type { Box, Region, Run } from "#extension/readers/region.ts";
import { isInkSeen } from "#extension/readers/sight.ts";
import type { Cover, Ground, Walk } from "#extension/readers/walk.ts";

const leastShare = 0.9;
const white: Colour = [255, 255, 255, 1];

/**
 * Settles what only the whole walk can tell: takes out the text under opaque boxes (those that stay with the
 * window, such as dialogs, hide nothing) and the text in its ground's own colour that no picture lies behind.
 */
export async function settleRuns(walk: Walk, pace: Pace): Promise<void> {
  if (walk.covers.length === 0 && walk.doubts === 0) return;
  const stack: Region[] = [walk.root];
  for (let region = stack.pop(); region; region = stack.pop()) {
    if (pace.isDue()) await pace.rest();
    let hasCovered = false;
    for (const part of region.children) {
      if (part.kind === "region") stack.push(part);
      else if (part.kind === "run" && part.node && isUnseen(part, walk)) {
        walk.tally.omit("hidden", part.text.trim().length);
        part.node = null;
        part.text = " ";
        hasCovered = true;
      }
    }
    if (hasCovered)
      region.children = region.children.filter((part) => part.kind !== "run" || part.text !== " ");
  }
}

function isUnseen(run: Run, walk: Walk): boolean {
  if (run.ink && !walk.grounds.some((ground) => standsOn(run, run.ink, ground))) return true;
  return isCovered(run, walk.covers);
}

function standsOn(run: Run, ink: Colour | undefined, { box, colours }: Ground): boolean {
  if (!ink || !isWithin(run.box, box)) return false;
  return colours === null || colours.some((colour) => isInkSeen(ink, layOver(colour, white)));
}

function isCovered(run: Run, covers: readonly Cover[]): boolean {
  return covers.some((cover) => isWithin(run.box, cover.box) && isPaintedOver(run, cover));
}

function isWithin(box: Box | null, cover: Box): boolean {
  if (!box) return false;
  const across = Math.min(box.right, cover.right) - Math.max(box.left, cover.left);
  const down = Math.min(box.bottom, cover.bottom) - Math.max(box.top, cover.top);
  if (across <= 0 || down <= 0) return false;
  return across * down >= leastShare * (box.right - box.left) * (box.bottom - box.top);
}

// Paint order by document order and z-index (CSS 2.2, appendix E), as far as it needs no stacking tree.
function isPaintedOver({ node }: Run, { sight }: Cover): boolean {
  const cover = sight.element;
  if (!node || isInside(node, cover)) return false;
  const own = stackingLevel(node, cover);
  const level = zIndex(cover);
  if (level !== own) return level > own;
  return level >= 0 && (rawDom.position(node, cover) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

function isInside(node: Node, element: Element): boolean {
  for (let at: Node | null = node; at; at = outer(at)) if (at === element) return true;
  return false;
}

/** The z-index of the outermost positioned ancestor that does not also hold the cover; −0.5 for text in the flow. */
function stackingLevel(node: Node, cover: Element): number {
  let level = -0.5;
  for (let at = outer(node); at && !rawDom.contains(at, cover); at = outer(at)) {
    if (rawDom.nodeType(at) === 1 && getComputedStyle(at as Element).position !== "static") {
      level = zIndex(at as Element);
    }
  }
  return level;
}

function zIndex(element: Element): number {
  const value = Number.parseInt(getComputedStyle(element).zIndex, 10);
  return Number.isNaN(value) ? 0 : value;
}

function outer(node: Node): Node | null {
  const parent = rawDom.parent(node);
  return parent instanceof ShadowRoot ? parent.host : parent;
}
