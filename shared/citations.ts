import { unescapeMarkdown } from "#shared/extractive/escape-markdown.ts";
import { findMarks } from "#shared/extractive/find-marks.ts";
import { splitSentences } from "#shared/extractive/split-sentences.ts";
import { createWordSegmenter, splitWords } from "#shared/extractive/split-words.ts";
import type { BlockId, PageContext } from "#shared/page-context.ts";
import type { Citation } from "#shared/thread.ts";

/** A citation mark in an answer: `[b12]`, or several ids in one, `[b1, b2]`. `start` and `end` as `slice` takes them. */
export type CitationMark = { start: number; end: number; blocks: BlockId[] };

/** The longest stretch of an answer, in characters, that one mark is taken to support. */
const longestClaim = 2_000;

/** Word look-ups one answer may cost before the first sentence of a block stands for the rest (hostile answers). */
const mostLookups = 2_000_000;

/**
 * The citation marks of an answer in order: `[b1]`, `[b1, b2]`, `[b1][b2]`, `【b1】`. What is escaped or stands in code
 * is not one. Linear in the length of the text.
 */
export function parseCitations(text: string): CitationMark[] {
  return findMarks(text);
}

/** The answer without its citation marks and the spaces before them. */
export function stripCitations(text: string): string {
  let stripped = "";
  let from = 0;
  for (const mark of findMarks(text)) {
    stripped += text.slice(from, mark.start).trimEnd();
    from = mark.end;
  }
  return stripped + text.slice(from);
}

/**
 * One citation for each id of each mark, in order of appearance. `text` is the sentence of that block, verbatim, that
 * best supports what the answer says before the mark; "" when the block was not sent.
 */
export function locateCitations({
  text,
  pages,
}: {
  text: string;
  pages: readonly PageContext[];
}): Citation[] {
  const blocks = new Map<string, { text: string; language: string }>();
  for (const page of pages) {
    for (const block of page.blocks) {
      if (!blocks.has(block.id))
        blocks.set(block.id, { text: block.text, language: block.language ?? page.language });
    }
  }
  const finder = createFinder();
  const citations: Citation[] = [];
  let claim = "";
  let from = 0;
  for (const mark of findMarks(text)) {
    const stretch = text.slice(Math.max(from, mark.start - longestClaim), mark.start);
    if (stretch.trim() !== "" || from === 0) claim = cleanClaim(stretch);
    from = mark.end;
    for (const id of mark.blocks) {
      const block = blocks.get(id);
      citations.push({ block: id, text: block === undefined ? "" : finder(id, block, claim) });
    }
  }
  return citations;
}

/** The last paragraph or list item of a stretch, as plain text. */
function cleanClaim(stretch: string): string {
  const line = stretch.trimEnd().split(/\n/).at(-1) ?? "";
  return plain(
    unescapeMarkdown(line.replace(/^\s*(?:[.,;:!?。！？؟、]\s+|[-*+>#]+\s+|\d{1,9}[.)]\s+)+/u, "")),
  );
}

function plain(text: string): string {
  return text
    .replace(/\u2060/g, "")
    .replace(/\s+/gu, " ")
    .trim();
}

type Sentence = { text: string; plain: string; words: () => ReadonlySet<string> };
type Finder = (id: string, block: { text: string; language: string }, claim: string) => string;

function createFinder(): Finder {
  const segmenter = createWordSegmenter();
  const cut = new Map<string, Sentence[]>();
  let lookups = 0;
  return (id, block, claim) => {
    const sentences = cut.get(id) ?? cutBlock(block, segmenter);
    cut.set(id, sentences);
    lookups += sentences.length;
    if (lookups > mostLookups) return sentences[0]?.text ?? "";
    const same = sentences.find((sentence) => sentence.plain === claim);
    if (same) return same.text;
    const words = claim === "" ? [] : splitWords(claim, segmenter).map((word) => word.text);
    lookups += sentences.length * words.length;
    return pickSentence(sentences, claim, words)?.text ?? "";
  };
}

function cutBlock(
  { text, language }: { text: string; language: string },
  segmenter: Intl.Segmenter,
): Sentence[] {
  return splitSentences(text, language)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "")
    .map((text) => {
      let words: ReadonlySet<string> | undefined;
      const read = () => {
        words ??= new Set(splitWords(text, segmenter).map((word) => word.text));
        return words;
      };
      return { text, plain: plain(text), words: read };
    });
}

function pickSentence(
  sentences: readonly Sentence[],
  claim: string,
  words: readonly string[],
): Sentence | undefined {
  const beginning = claim.replace(/\s*(?:…|\.\.\.)$/u, "");
  if (beginning.length > 3) {
    const begun = sentences.find((sentence) => sentence.plain.startsWith(beginning));
    if (begun) return begun;
  }
  let best = sentences[0];
  let most = 0;
  for (const sentence of sentences) {
    const score =
      countSupport(sentence, words) * (sentence.words().size > 3 && claim.endsWith(sentence.plain) ? 4 : 1);
    if (score > most) [best, most] = [sentence, score];
  }
  return best;
}

/** Shared words, the longer and the later in the claim the more, against the sentence's length. */
function countSupport(sentence: Sentence, words: readonly string[]): number {
  let support = 0;
  words.forEach((word, at) => {
    if (!sentence.words().has(word)) return;
    const isStrong =
      word.length > 3 || /^\p{N}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word);
    support += (isStrong ? 1 : 0.2) * (0.5 + (0.5 * (at + 1)) / words.length);
  });
  return support / Math.sqrt(sentence.words().size + 4);
}
