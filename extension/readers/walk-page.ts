import type { Pace } from "#extension/readers/pace.ts";
import { isElement, isText, rawDom } from "#extension/readers/raw-dom.ts";
import { type Box, createRegion, type Region } from "#extension/readers/region.ts";
import { settleRuns } from "#extension/readers/settle-runs.ts";
import { type Backdrop, createSight, type Sight } from "#extension/readers/sight.ts";
import { createTally, type Tally } from "#extension/readers/tally.ts";
import { createViewport, type Viewport } from "#extension/readers/viewport.ts";
import { visitElement } from "#extension/readers/visit-element.ts";
import { visitText } from "#extension/readers/visit-text.ts";

/** Bounds on what one reading looks at; what lies beyond is an omission `too-long`. */
const mostNodes = 300_000;
const mostCharacters = 3_000_000;
const mostMilliseconds = 10_000;

/** An opaque box that may lie over text painted before it. */
export type Cover = { sight: Sight; box: Box; order: number };

/** Something painted that text may stand on; `colours` is null where they cannot be known. */
export type Ground = { box: Box; colours: Backdrop };

/** Where in the walk a node is met. */
export type Place = { element: Element; sight: Sight; region: Region };

/** One node being met; `order` is its number in reading order. */
export type Visit = { place: Place; walk: Walk; portion: WalkInput["portion"]; order: number };

export type Walk = {
  root: Region;
  tally: Tally;
  covers: Cover[];
  /** Pictures, and boxes with a ground of their own, that text may stand on without being inside them. */
  grounds: Ground[];
  /** Number of runs that are doubtful. */
  doubts: number;
  viewport: Viewport;
};

/** What is visited; only the nodes of this range, when one is given. */
export type WalkInput = {
  document: Document;
  pace: Pace;
  /** The text of a node that is wanted, as offsets; null for none of it. All of it when absent. */
  portion?: ((node: Text) => { start: number; end: number } | null) | undefined;
};

type Frame = Place & {
  next: Node | null;
  /** The nodes of a slot, which are not siblings. */
  list: Node[] | null;
  at: number;
};

/** Walks the live document in its flattened order and gives what can be seen as a tree of regions. */
export async function walkPage(input: WalkInput): Promise<Walk> {
  const viewport = createViewport(input.document);
  const body = input.document.body ?? input.document.documentElement;
  const root = createRegion(null, { tag: "body" });
  const walk: Walk = { root, tally: createTally(), covers: [], grounds: [], doubts: 0, viewport };
  const stack: Frame[] = [
    openFrame({ element: body, sight: rootSight(input.document, body, viewport), region: root }),
  ];
  const started = performance.now();
  let nodes = 0;
  let isLate = false;
  for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
    if (input.pace.isDue()) {
      await input.pace.rest();
      viewport.refresh();
      isLate = performance.now() - started > mostMilliseconds;
    }
    const node = takeNext(frame);
    if (!node) {
      stack.pop();
      closeRegion(frame, stack.at(-1));
      continue;
    }
    if (++nodes > mostNodes || walk.tally.seen > mostCharacters || isLate) {
      walk.tally.omit("too-long", 0);
      break;
    }
    const visit = { place: frame, walk, portion: input.portion, order: nodes };
    if (isText(node)) visitText(node, visit);
    else if (isElement(node)) {
      const inner = visitElement(node, visit);
      if (inner) stack.push(openFrame(inner));
    }
  }
  await settleRuns(walk, input.pace);
  return walk;
}

function takeNext(frame: Frame): Node | null {
  if (frame.list) return frame.list[frame.at++] ?? null;
  const node = frame.next;
  if (node) frame.next = rawDom.nextSibling(node);
  return node;
}

function rootSight(document: Document, body: Element, viewport: Viewport): Sight {
  const top = createSight(document.documentElement, null, viewport);
  return body === document.documentElement ? top : createSight(body, top, viewport);
}

function openFrame({ element, sight, region }: Place): Frame {
  const shadow = rawDom.shadow(element);
  const slotted = rawDom.tag(element) === "slot" && isSlot(element) ? rawDom.slotted(element) : [];
  return {
    next: slotted.length > 0 ? null : rawDom.firstChild(shadow ?? element),
    list: slotted.length > 0 ? slotted : null,
    at: 0,
    sight,
    region,
    element,
  };
}

function isSlot(element: Element): element is HTMLSlotElement {
  return rawDom.namespace(element) === "http://www.w3.org/1999/xhtml";
}

// A region that turned out empty is taken out again, so that later steps see only what holds text.
function closeRegion(frame: Frame, outer: Frame | undefined): void {
  const { region } = frame;
  if (outer && region !== outer.region && region.children.length === 0) {
    const siblings = outer.region.children;
    if (siblings.at(-1) === region) siblings.pop();
  }
}
