import { addressOf, languageOf, titleOf } from "#extension/readers/page-facts.ts";
import type { Passage } from "#extension/readers/passage.ts";
import type { Tally } from "#extension/readers/tally.ts";
import type { Block, longestPage, PageContext, Source } from "#shared/page-context.ts";

const mostBlocks = 20_000;
/** With less room than this left, a page is full: half a sentence helps nobody. */
const leastRoom = 1_000;
// The contract's own number, tied to it by type: importing the value would bring zod into every page.
const longest: typeof longestPage = 600_000;

export type FinishInput = {
  document: Document;
  source: Source;
  passages: readonly Passage[];
  tally: Tally;
};

/** Numbers the chosen passages and closes the page with what was left out. */
export function finishPage({ document, source, passages, tally }: FinishInput): PageContext {
  const language = languageOf(document);
  const blocks: Block[] = [];
  let room: number = longest;
  for (const passage of passages) {
    const isFull = blocks.length >= mostBlocks || room < leastRoom;
    const kept = isFull ? 0 : Math.min(room, passage.text.length);
    if (kept < passage.text.length) tally.omit("too-long", passage.text.length - kept);
    if (kept === 0) continue;
    const text = passage.text.slice(0, kept).toWellFormed();
    room -= text.length;
    blocks.push(toBlock(passage, { id: `b${blocks.length + 1}`, text, language }));
  }
  return {
    source,
    url: addressOf(document),
    title: titleOf(document),
    language,
    blocks,
    omissions: tally.omissions(),
  };
}

type Own = { id: string; text: string; language: string };

function toBlock(passage: Passage, { id, text, language }: Own): Block {
  const differs = passage.language !== "" && passage.language !== language;
  return {
    id,
    kind: passage.kind,
    text,
    ...(passage.level > 0 ? { level: passage.level } : {}),
    ...(differs ? { language: passage.language } : {}),
  };
}
