import { findCues } from "#shared/extractive/answer-cues.ts";
import { expectAnswer } from "#shared/extractive/expected-answer.ts";
import { foldText } from "#shared/extractive/fold-text.ts";
import type { Passage, PassageIndex } from "#shared/extractive/index-passages.ts";
import type { QueryTerm } from "#shared/extractive/match-terms.ts";
import type { Word } from "#shared/extractive/split-words.ts";

/** What speaks for a passage as the answer; the keys are those of `weights` in rank-weights.ts. */
export type Measures = Record<MeasureName, number>;

export const measureNames = [
  "bm25",
  "coverage",
  "coverageSquared",
  "exact",
  "phrase",
  "longPhrase",
  "wordPairs",
  "numbers",
  "previous",
  "next",
  "block",
  "leaning",
  "position",
  "firstMatch",
  "newWords",
  "length",
  "quote",
  "number",
  "time",
  "timeElsewhere",
  "year",
  "person",
  "place",
  "numberWord",
  "fullName",
  "called",
] as const;
export type MeasureName = (typeof measureNames)[number];

export type Query = {
  question: string;
  words: readonly Word[];
  terms: readonly QueryTerm[];
  functions: ReadonlySet<string>;
  /** All words of the question in order, as numbers of the page's vocabulary (-1 for one the page does not have). */
  sequence: readonly number[];
  isDense: boolean;
};

/** BM25's saturation and length normalisation (Robertson and Zaragoza 2009). */
const k1 = 1.2;
const b = 0.5;

const leaningStart =
  /^["'“„«(]*(?:he|she|it|they|this|these|his|her|its|their|that|those|such|er|sie|es|dies\p{L}*|sein\p{L}*|ihr\p{L}*|el|ella|ellos|esta?|estas|estos|este|su|sus|ello|se|il|elle|ils|elles|ce|cette|ces|son|sa|leur|هذا|هذه|وهو|وهي|هو|هي|كما|وقد|وكان\p{L}*|كان\p{L}*|он|она|они|это|его|ее|их)(?!\p{L})|^(?:他|她|它|这|這|该|該|其|此|これ|それ|その|この)/iu;

/** Measures the passages at `candidates` (numbers of passages) against a question. */
export function measurePassages(
  query: Query,
  index: PassageIndex,
  candidates: readonly number[],
): Measures[] {
  const lexical = measureWords(query, index);
  const phrases = measurePhrases(query, index, candidates);
  const highest = Math.max(...candidates.map((at) => lexical.bm25[at] ?? 0), Number.MIN_VALUE);
  const asked = new Set(query.terms.map(({ word }) => word.text));
  const expects = expectAnswer(query.question);
  const question = foldText(query.question);
  return candidates.map((at, order) => {
    const passage = index.passages[at] as Passage;
    const terms = passage.terms.map((term) => index.vocabulary[term]).filter((term) => term !== undefined);
    const fresh = terms.filter((term) => !asked.has(term.text));
    const hasNewNumber = fresh.some((term) => term.isNumber);
    const hasNewName = terms.some((term, place) => place > 0 && term.isCapital && !asked.has(term.text));
    const cues = findCues(
      { question, expects, asked },
      { text: passage.text, terms, hasNewNumber, hasNewName },
    );
    const coverage = lexical.coverage[at] ?? 0;
    const previous = lexical.previous[at] ?? 0;
    return {
      bm25: (lexical.bm25[at] ?? 0) / highest,
      coverage,
      coverageSquared: coverage * coverage,
      exact: lexical.exact[at] ?? 0,
      phrase: phrases.short[order] ?? 0,
      longPhrase: phrases.long[order] ?? 0,
      wordPairs: countPairs(query.sequence, passage.terms),
      numbers: lexical.numbers[at] ?? 0,
      previous,
      next: lexical.next[at] ?? 0,
      block: lexical.block[at] ?? 0,
      leaning: leaningStart.test(passage.text) ? previous : 0,
      ...findPlaces(query.terms, passage),
      newWords: Math.log(1 + fresh.filter((term) => !query.functions.has(term.text)).length),
      length: Math.log(1 + terms.length),
      quote: Number(/[(（"“„«]/.test(passage.text)),
      timeElsewhere: expects === "time" && !hasNewNumber ? previous : 0,
      ...cues,
    };
  });
}

type Lexical = Record<
  "bm25" | "coverage" | "exact" | "numbers" | "previous" | "next" | "block",
  Float64Array
>;

/** Shares of the question's weight that a sentence has, that its neighbours add, and that its block has in all. */
function measureWords({ terms }: Query, { passages, averageLength }: PassageIndex): Lexical {
  const count = passages.length;
  const create = () => new Float64Array(count);
  const sums = { bm25: create(), coverage: create(), exact: create(), numbers: create() };
  const context = { previous: create(), next: create(), block: create() };
  const total = terms.reduce((sum, { weight }) => sum + weight, 0) || 1;
  for (const { weight, best, exact, word } of terms) {
    const share = weight / total;
    const blocks = new Map<number, number>();
    passages.forEach(({ block }, at) => {
      if ((best[at] ?? 0) > (blocks.get(block) ?? 0)) blocks.set(block, best[at] ?? 0);
    });
    passages.forEach((passage, at) => {
      const own = best[at] ?? 0;
      const before = passages[at - 1]?.block === passage.block ? (best[at - 1] ?? 0) : 0;
      const after = passages[at + 1]?.block === passage.block ? (best[at + 1] ?? 0) : 0;
      add(context.previous, at, share * Math.max(0, before - own));
      add(context.next, at, share * Math.max(0, after - own));
      add(context.block, at, share * (blocks.get(passage.block) ?? 0));
      if (own === 0) return;
      const length = 1 - b + (b * passage.terms.length) / averageLength;
      add(sums.bm25, at, (share * own * (k1 + 1)) / (own + k1 * length));
      add(sums.coverage, at, share * own);
      add(sums.exact, at, share * (exact[at] ?? 0));
      if (word.isNumber) add(sums.numbers, at, share * own);
    });
  }
  return { ...sums, ...context };
}

function add(sums: Float64Array, at: number, value: number): void {
  sums[at] = (sums[at] ?? 0) + value;
}

/** Runs of characters of the question that a passage has, weighted by rarity, against the best passage. */
function measurePhrases({ question, isDense }: Query, index: PassageIndex, candidates: readonly number[]) {
  const texts = candidates.map((at) => flatten(index.passages[at]?.text ?? ""));
  const [short, long] = (isDense ? [2, 1] : [5, 3]).map((size) => {
    const scores = new Float64Array(texts.length);
    for (const gram of cutRuns(flatten(question), size)) {
      const holders = texts.flatMap((text, at) => (text.includes(gram) ? [at] : []));
      const rarity = Math.log(1 + (texts.length - holders.length + 0.5) / (holders.length + 0.5));
      for (const at of holders) add(scores, at, rarity);
    }
    const highest = Math.max(...scores, Number.MIN_VALUE);
    return scores.map((score) => score / highest);
  });
  return { short: short ?? [], long: long ?? [] };
}

function flatten(text: string): string {
  return foldText(text).replace(/[^\p{L}\p{N}]+/gu, " ");
}

function cutRuns(text: string, size: number): Set<string> {
  const runs = new Set<string>();
  for (let at = 0; at + size <= text.length; at++) {
    const run = text.slice(at, at + size);
    if (!run.includes(" ")) runs.add(run);
  }
  return runs;
}

/** Share of the question's neighbouring words that stand side by side in the passage too. */
function countPairs(sequence: readonly number[], terms: readonly number[]): number {
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < terms.length; at++) pairs.add(`${terms[at]} ${terms[at + 1]}`);
  let count = 0;
  for (let at = 0; at + 1 < sequence.length; at++)
    if (pairs.has(`${sequence[at]} ${sequence[at + 1]}`)) count++;
  return count / Math.max(1, sequence.length - 1);
}

/** Where in the passage the question's words stand: their weighted mean and the first, from 0 to 1. */
function findPlaces(terms: readonly QueryTerm[], passage: Passage): { position: number; firstMatch: number } {
  let weights = 0;
  let places = 0;
  let firstMatch = 1;
  for (const { isFunction, likeness, weight } of terms) {
    if (isFunction) continue;
    let at = -1;
    let most = 0;
    passage.terms.forEach((term, place) => {
      const value = likeness.get(term) ?? 0;
      if (value > most) [at, most] = [place, value];
    });
    if (at < 0) continue;
    const place = at / passage.terms.length;
    weights += weight * most;
    places += weight * most * place;
    firstMatch = Math.min(firstMatch, place);
  }
  return { position: weights === 0 ? 0.5 : places / weights, firstMatch };
}
