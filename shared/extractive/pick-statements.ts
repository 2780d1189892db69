import type { Passage, PassageIndex } from "#shared/extractive/index-passages.ts";
import { compareVectors, type RankedPassage, rankGraph } from "#shared/extractive/rank-graph.ts";

/** Begins with a word that leans on the sentence before: taken out of its place it would hang in the air. */
const leaning =
  /^["“„«(]*(?:he|she|it|they|this|these|that|those|his|her|their|its|however|but|and|so|er|sie|es|dies\w*|diese[rs]?|aber|und|jedoch|el|ella|ellos|esto|este|esta|pero|sin embargo|il|elle|ils|elles|mais|cela|ceci|وهو|وهي|لكن|هذا|هذه|但|但是|他|她|它|这|然而|しかし|また|これ)(?![\p{L}])/iu;

/** How much a second sentence on the same matter counts against itself, from 0 (not) to 1 (maximal marginal relevance). */
const aversion = 0.45;

/**
 * The `count` sentences that say most of what the page says, and not the same twice; the weightiest first. Graph rank,
 * with favour for the beginnings of the page and of its blocks and for sentences of a readable length.
 */
export function pickStatements(index: PassageIndex, count: number): Passage[] {
  const ranked = rankGraph(index);
  const top = Math.max(...ranked.map(({ rank }) => rank), Number.MIN_VALUE);
  const last = Math.max(1, index.passages.at(-1)?.block ?? 1);
  const candidates = ranked
    .map((candidate) => ({ ...candidate, rank: (candidate.rank / top) * favour(candidate.passage, last) }))
    .sort((one, other) => other.rank - one.rank)
    .slice(0, Math.max(120, count * 8));
  const picked: RankedPassage[] = [];
  while (picked.length < count && candidates.length > 0) {
    let best = 0;
    let highest = Number.NEGATIVE_INFINITY;
    candidates.forEach((candidate, at) => {
      const echo = Math.max(0, ...picked.map((other) => compareVectors(candidate.vector, other.vector)));
      const worth = (1 - aversion) * candidate.rank - aversion * echo;
      if (worth > highest) [best, highest] = [at, worth];
    });
    picked.push(...candidates.splice(best, 1));
  }
  return picked.map(({ passage }) => passage);
}

function favour(passage: Passage, lastBlock: number): number {
  const length = passage.text.length * (/\p{Script=Han}|\p{Script=Hiragana}/u.test(passage.text) ? 3 : 1);
  const early = 1 + 0.5 * Math.max(0, 1 - (8 * passage.block) / lastBlock);
  const leads = passage.position === 0 ? 1.15 : 1;
  const readable = length < 40 ? 0.5 : length > 420 ? 0.6 : 1;
  const complete = /[.!?。！？؟।…]["”»’)\]」』]*$/u.test(passage.text) ? 1 : 0.6;
  const kind =
    passage.kind === "paragraph" || passage.kind === "quote" ? 1 : passage.kind === "table-row" ? 0.4 : 0.8;
  return early * leads * readable * complete * kind * (leaning.test(passage.text) ? 0.7 : 1);
}
