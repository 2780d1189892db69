import { rawDom } from "#extension/readers/raw-dom.ts";
import type { Box, Run } from "#extension/readers/region.ts";
import { inkOf, isBoxSeen, type Sight, textSightOf } from "#extension/readers/sight.ts";
import type { Visit, Walk } from "#extension/readers/walk.ts";

/** The most of one text node that is looked at. */
const longestText = 600_000;
const blank: Run = { kind: "run", text: " ", node: null, box: null };

/** Adds the text of a node to its region, or counts it as hidden. */
export function visitText(node: Text, { place, walk, portion }: Visit): void {
  const length = rawDom.length(node);
  const wanted = portion ? portion(node) : { start: 0, end: length };
  if (!wanted || length === 0) return;
  const taken = Math.min(wanted.end - wanted.start, longestText);
  const text = taken === length ? rawDom.data(node) : rawDom.slice(node, wanted.start, taken);
  if (!/\S/.test(text)) {
    if (place.region.children.length > 0) place.region.children.push(blank);
    return;
  }
  const range = { start: wanted.start, end: wanted.start + taken };
  const box = place.sight.isGone ? null : seeText(node, { place: place.sight, range, walk });
  if (!box) {
    walk.tally.omit("hidden", text.trim().length);
    return;
  }
  walk.tally.seen += text.length;
  if (wanted.end - wanted.start > taken) walk.tally.omit("too-long", wanted.end - wanted.start - taken);
  const ink = place.sight.seesText === "doubtful" ? inkOf(place.sight) : null;
  if (ink) walk.doubts++;
  place.region.children.push({ kind: "run", text, node, box, ...(ink && { ink }) });
}

type Looking = { place: Sight; range: { start: number; end: number }; walk: Walk };

/** Where some text is seen in the document, or null when it is not. */
function seeText(node: Text, { place, range, walk }: Looking): Box | null {
  place.seesText ??= isFolded(place.element) ? "unseen" : textSightOf(place);
  if (place.seesText === "unseen") return null;
  const { probe, viewport } = walk;
  probe.setStart(node, range.start);
  probe.setEnd(node, range.end);
  const box = viewport.place(probe.getBoundingClientRect());
  return isBoxSeen(box, place) ? box : null;
}

function isFolded(element: Element): boolean {
  return rawDom.tag(element) === "details" && !rawDom.hasAttribute(element, "open");
}
