import type { PassageIndex } from "#shared/extractive/index-passages.ts";
import type { QueryTerm } from "#shared/extractive/match-terms.ts";

export const paragraphMeasureNames = [
  "union",
  "earlier",
  "earlierName",
  "earlierFirst",
  "laterCommon",
  "opening",
  "within",
] as const;
export type ParagraphMeasures = Record<(typeof paragraphMeasureNames)[number], number>;

/**
 * Measures a sentence together with its paragraph: a question names things that the answering sentence only refers to.
 * `union` counts a word of the sentence before too; `earlier…`, `laterCommon` and `opening` what others in the paragraph
 * add; `within` weighs words by their rarity in the paragraph.
 */
export function measureParagraph(
  content: readonly QueryTerm[],
  index: PassageIndex,
  at: number,
): ParagraphMeasures {
  const measures = Object.fromEntries(paragraphMeasureNames.map((name) => [name, 0])) as Record<
    (typeof paragraphMeasureNames)[number],
    number
  >;
  const { start, end } = findParagraph(index, at);
  const total = content.reduce((sum, { weight }) => sum + weight, 0) || 1;
  let rarities = 0;
  content.forEach((term, number) => {
    const { best, weight, word } = term;
    const has = (passage: number) => (passage >= start && passage < end ? (best[passage] ?? 0) : 0);
    const share = weight / total;
    const own = has(at);
    const earlier = Math.max(0, highest(best, start, at) - own);
    const later = Math.max(0, highest(best, at + 1, end) - own);
    const common = countHolders(term, index) / index.passages.length;
    measures.union += share * Math.max(own, 0.7 * has(at - 1));
    measures.earlier += (weight * earlier) / 10;
    measures.earlierName += word.isCapital ? share * earlier : 0;
    measures.earlierFirst += number === 0 ? share * earlier : 0;
    measures.laterCommon += share * later * Math.min(1, common * 20);
    measures.opening += share * Math.max(0, has(start) - own);
    const here = sumOver(best, start, end);
    const rarity = here > 0 ? Math.log(1 + (end - start - here + 0.5) / (here + 0.5)) : 0;
    rarities += rarity;
    measures.within += rarity * own;
  });
  measures.within /= rarities || 1;
  return measures;
}

/** How many passages have a word or one like it. */
function countHolders({ best }: QueryTerm, index: PassageIndex): number {
  let count = 0;
  for (let at = 0; at < index.passages.length; at++) if ((best[at] ?? 0) > 0) count++;
  return count;
}

/** More sentences than this on either side are not looked at: it bounds time on a block without end. */
const farthest = 40;

function findParagraph({ passages }: PassageIndex, at: number): { start: number; end: number } {
  const block = passages[at]?.block;
  let start = at;
  while (start > 0 && at - start < farthest && passages[start - 1]?.block === block) start--;
  let end = at + 1;
  while (end < passages.length && end - at < farthest && passages[end]?.block === block) end++;
  return { start, end };
}

function highest(values: Float64Array, from: number, to: number): number {
  let most = 0;
  for (let at = from; at < to; at++) most = Math.max(most, values[at] ?? 0);
  return most;
}

function sumOver(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at++) sum += values[at] ?? 0;
  return sum;
}
