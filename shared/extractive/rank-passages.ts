import { pickFunctionWords } from "#shared/extractive/function-words.ts";
import type { Passage, PassageIndex } from "#shared/extractive/index-passages.ts";
import { matchTerms, type QueryTerm } from "#shared/extractive/match-terms.ts";
import {
  type MeasureName,
  measureNames,
  measurePassages,
  type Query,
} from "#shared/extractive/measure-passages.ts";
import { splitWords } from "#shared/extractive/split-words.ts";

/** How many passages with the most of the question's words are looked at closely. */
const mostCandidates = 80;

/**
 * Fitted, not chosen: logistic regression over the sentences of a page (softmax loss of the right ones, quadratic
 * penalty 60 on standardised measures) on questions in en, de, ar, zh and es, one set of weights for all languages.
 * Cross-validated by article over seven parts, so that no article is judged by weights that saw it. Units differ with
 * the measure.
 */
export const weights: Readonly<Record<MeasureName, number>> = {
  bm25: 1.67,
  coverage: 1.66,
  coverageSquared: 1.68,
  exact: 1.04,
  phrase: 0.95,
  longPhrase: 1.58,
  wordPairs: 0.06,
  numbers: 3.4,
  previous: 3.41,
  next: 2.44,
  block: 2.72,
  leaning: 0.78,
  position: -0.66,
  firstMatch: 0.14,
  newWords: -0.22,
  length: 0.06,
  quote: 0.22,
  number: 0.94,
  time: 1.12,
  timeElsewhere: 0.79,
  year: 0.79,
  person: 0.17,
  place: 0.48,
  numberWord: 1.42,
  fullName: 0.75,
  called: 0.67,
};

/**
 * The passages that answer a question, the best first; none when the page has no word of it. `languages` are BCP 47
 * tags the question may be in.
 */
export function rankPassages(question: string, index: PassageIndex, languages: readonly string[]): Passage[] {
  const query = createQuery(question, index, languages);
  const candidates = pickCandidates(query.terms, index);
  const scored = measurePassages(query, index, candidates).map((measures, order) => {
    const score = measureNames.reduce((sum, name) => sum + weights[name] * measures[name], 0);
    return { passage: index.passages[candidates[order] ?? -1], score };
  });
  scored.sort((one, other) => other.score - one.score);
  return scored.flatMap(({ passage }) => passage ?? []);
}

export function createQuery(question: string, index: PassageIndex, languages: readonly string[]): Query {
  const words = splitWords(question.slice(0, longestQuestion), index.segmenter);
  const functions = pickFunctionWords(
    words.map(({ text }) => text),
    languages,
  );
  return {
    question: question.slice(0, longestQuestion),
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
