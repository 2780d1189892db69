import { findPassage, type Stretch } from "#extension/content/find-passage.ts";
import { highlight } from "#extension/content/highlight.ts";
import { scrollToRange } from "#extension/content/scroll-to-range.ts";
import { createPace } from "#extension/readers/pace.ts";
import { walkPage } from "#extension/readers/walk-page.ts";

export type RevealInput = {
  document: Document;
  signal: AbortSignal;
  /** The block that was cited. */
  text: string;
  /** The part of it to mark; "" marks all of it. */
  sentence: string;
};

/** Scrolls to a passage and marks it, changing nothing of the page's DOM. False when it is not there any more. */
export async function reveal({ document, signal, text, sentence }: RevealInput): Promise<boolean> {
  const pace = createPace(signal);
  const { root } = await walkPage({ document, pace });
  const stretches = await findPassage(root, { text, sentence }, pace);
  const ranges = (stretches ?? []).map((stretch) => toRange(document, stretch));
  const [first] = ranges;
  if (!first) return false;
  highlight(document, ranges);
  scrollToRange(document, first);
  return true;
}

function toRange(document: Document, { node, start, end }: Stretch): Range {
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(node, end);
  return range;
}
