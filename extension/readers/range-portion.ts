import { rawDom } from "#extension/readers/raw-dom.ts";

type Point = { node: Node; offset: number };
type Ends = { start: Point; end: Point };

export type Portion = {
  /** The part of a text node that the ranges hold, as offsets; null for none. */
  of: (node: Text) => { start: number; end: number } | null;
};

/** Tells which part of each text node a set of ranges holds, across shadow roots. */
export function createPortion(ranges: readonly AbstractRange[]): Portion {
  const all: Ends[] = ranges.map((range) => ({
    start: { node: range.startContainer, offset: range.startOffset },
    end: { node: range.endContainer, offset: range.endOffset },
  }));
  return {
    of: (node) => {
      for (const ends of all) {
        const portion = portionOf(node, ends);
        if (portion) return portion;
      }
      return null;
    },
  };
}

function portionOf(node: Text, { start, end }: Ends): { start: number; end: number } | null {
  const from = node === start.node ? start.offset : isBefore(node, start) ? Infinity : 0;
  const length = rawDom.length(node);
  const to = node === end.node ? end.offset : isBefore(node, end) ? length : 0;
  return from < to ? { start: from, end: to } : null;
}

/** Whether the whole of a node stands before a point. */
function isBefore(node: Node, point: Point): boolean {
  const other = lift(point.node, rawDom.root(node));
  if (other) {
    if (other === point.node) return isBeforeInTree(node, point);
    return (rawDom.position(node, other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  }
  const lifted = lift(node, rawDom.root(point.node));
  return lifted !== null && isBeforeInTree(lifted, point);
}

function isBeforeInTree(node: Node, { node: container, offset }: Point): boolean {
  if (!rawDom.contains(container, node)) {
    return (rawDom.position(node, container) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  }
  let child = rawDom.firstChild(container);
  for (let index = 0; child && index < offset; index++) {
    if (rawDom.contains(child, node)) return true;
    child = rawDom.nextSibling(child);
  }
  return false;
}

/** The node or the host, however many shadow roots up, that stands in the tree of `root`; null when none does. */
function lift(node: Node, root: Node): Node | null {
  let lifted: Node = node;
  for (let own = rawDom.root(lifted); own !== root; own = rawDom.root(lifted)) {
    if (!(own instanceof ShadowRoot)) return null;
    lifted = own.host;
  }
  return lifted;
}
