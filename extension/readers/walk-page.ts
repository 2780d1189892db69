import { isElement, isText, rawDom } from "#extension/readers/raw-dom.ts";
import { createRegion } from "#extension/readers/region.ts";
import { settleRuns } from "#extension/readers/settle-runs.ts";
import { createSight, type Sight } from "#extension/readers/sight.ts";
import { createTally } from "#extension/readers/tally.ts";
import { createViewport, type Viewport } from "#extension/readers/viewport.ts";
import { visitElement } from "#extension/readers/visit-element.ts";
import { visitText } from "#extension/readers/visit-text.ts";
import type { Place, Walk, WalkInput } from "#extension/readers/walk.ts";

/** Bounds on what one reading looks at; what lies beyond is an omission `too-long`. */
const mostNodes = 300_000;
const mostCharacters = 3_000_000;
const mostMilliseconds = 10_000;

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
  const probe = input.document.createRange();
  const walk: Walk = { root, tally: createTally(), covers: [], grounds: [], doubts: 0, viewport, probe };
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
