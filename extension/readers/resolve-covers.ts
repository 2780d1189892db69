import type { Pace } from "#extension/readers/pace.ts";
import { rawDom } from "#extension/readers/raw-dom.ts";
import type { Box, Region, Run } from "#extension/readers/region.ts";
import type { Cover, Walk } from "#extension/readers/walk-page.ts";

const leastShare = 0.9;

/** Takes out the text that lies under opaque boxes. Boxes that stay with the window (dialogs, bars) hide nothing. */
export async function resolveCovers(walk: Walk, pace: Pace): Promise<void> {
  if (walk.covers.length === 0) return;
  const stack: Region[] = [walk.root];
  for (let region = stack.pop(); region; region = stack.pop()) {
    if (pace.isDue()) await pace.rest();
    let hasCovered = false;
    for (const part of region.children) {
      if (part.kind === "region") stack.push(part);
      else if (part.kind === "run" && part.node && isCovered(part, walk.covers)) {
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
