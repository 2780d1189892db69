import { pickFunctionWords } from "#shared/extractive/function-words.ts";
import type { Passage, PassageIndex } from "#shared/extractive/index-passages.ts";
import { matchTerms, type QueryTerm } from "#shared/extractive/match-terms.ts";
import { type CloseMeasures, closeMeasureNames, measureClosely } from "#shared/extractive/measure-closely.ts";
import { measureNames, measurePassages, type Query } from "#shared/extractive/measure-passages.ts";
import { finalWeights, weights } from "#shared/extractive/rank-weights.ts";
import { splitWords } from "#shared/extractive/split-words.ts";

/** How many passages with the most of the question's words are looked at closely. */
const mostCandidates = 80;

/** How many of these are then measured closely: the right one is nearly always among them. */
const mostFinalists = 16;

/**
 * The passages that answer a question, the best first; none when the page has no word of it. `languages` are BCP 47
 * tags the question may be in.
 */
export function rankPassages(question: string, index: PassageIndex, languages: readonly string[]): Passage[] {
  const query = createQuery(question, index, languages);
  const candidates = pickCandidates(query.terms, index);
  const ranked = measurePassages(query, index, candidates)
    .map((measures, order) => ({
      at: candidates[order] ?? -1,
      measures,
      score: weigh(measureNames, measures, weights),
    }))
    .sort((one, other) => other.score - one.score);
  const finalists = ranked.slice(0, mostFinalists);
  const close = measureClosely(
    query,
    index,
    finalists.map(({ at }) => at),
  );
  const final = finalists
    .map(({ at, measures }, order) => ({
      at,
      score: weigh(finalNames, { ...measures, ...(close[order] as CloseMeasures) }, finalWeights),
    }))
    .sort((one, other) => other.score - one.score);
  return [...final, ...ranked.slice(mostFinalists)].flatMap(({ at }) => index.passages[at] ?? []);
}

const finalNames = [...measureNames, ...closeMeasureNames];

function weigh<Name extends string>(
  names: readonly Name[],
  measures: Readonly<Record<Name, number>>,
  by: Readonly<Record<Name, number>>,
): number {
  return names.reduce((sum, name) => sum + by[name] * measures[name], 0);
}

export function createQuery(question: string, index: PassageIndex, languages: readonly string[]): Query {
  const words = splitWords(question.slice(0, longestQuestion), index.segmenter);
  const functions = pickFunctionWords(
    words.map(({ text }) => text),
    languages,
  );
  return {
    question: question.slice(0, longestQuestion),
    words,
    terms: matchTerms(words, index, functions),
    functions,
    sequence: words.map(({ text }) => index.numbers.get(text) ?? -1),
    isDense: words.filter(({ isDense }) => isDense).length > words.length / 2,
  };
}

/** A question is cut to this many characters: a pasted article is not one, and time is bounded. */
const longestQuestion = 1_000;

/** Passage numbers, ascending, of statements whose own or neighbours' words are most of the question's. */
export function pickCandidates(terms: readonly QueryTerm[], index: PassageIndex): number[] {
  const content = terms.filter(({ isFunction, likeness }) => !isFunction && likeness.size > 0);
  if (content.length === 0) return [];
  const scores = index.passages.map(({ block }, at) => {
    let score = 0;
    for (const { weight, best } of content) {
      const before = index.passages[at - 1]?.block === block ? (best[at - 1] ?? 0) : 0;
      const after = index.passages[at + 1]?.block === block ? (best[at + 1] ?? 0) : 0;
      score += weight * Math.max(best[at] ?? 0, 0.6 * before, 0.4 * after);
    }
    return { at, score };
  });
  const statements = scores.filter(({ at }) => index.passages[at]?.kind !== "heading");
  return (statements.length > 0 ? statements : scores)
    .sort((one, other) => other.score - one.score || one.at - other.at)
    .slice(0, mostCandidates)
    .map(({ at }) => at)
    .sort((one, other) => one - other);
}
