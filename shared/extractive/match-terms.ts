import { skeletonOf } from "#shared/extractive/arabic-skeleton.ts";
import { cutGrams, type PassageIndex } from "#shared/extractive/index-passages.ts";
import type { Word } from "#shared/extractive/split-words.ts";

/** A word of the question with where and how well the page has it. */
export type QueryTerm = {
  word: Word;
  /** Rarity on the page; a tenth of it for a function word. */
  weight: number;
  isFunction: boolean;
  /** How alike each term of the page's vocabulary is, from 0 to 1; only those alike enough. */
  likeness: ReadonlyMap<number, number>;
  /** For each passage its best likeness, and whether it has the very word. */
  best: Float64Array;
  exact: Float64Array;
};

/** Words less alike than this (Dice of their n-grams) count as different words. */
const leastLikeness = 0.4;
const functionWeight = 0.1;

/**
 * Matches the words of a question with the page's vocabulary: the same word, or one that shares most of its n-grams
 * (inflection, compounds), or for Arabic its consonants. Rarity is the BM25 inverse document frequency over sentences.
 */
export function matchTerms(
  words: readonly Word[],
  index: PassageIndex,
  functions: ReadonlySet<string>,
): QueryTerm[] {
  const distinct = new Map(words.map((word) => [word.text, word]));
  return [...distinct.values()].map((word) => {
    const isFunction = functions.has(word.text);
    const likeness = isFunction ? new Map<number, number>() : findAlike(word, index);
    const same = index.numbers.get(word.text);
    if (same !== undefined) likeness.set(same, 1);
    const best = new Float64Array(index.passages.length);
    const exact = new Float64Array(index.passages.length);
    for (const [term, value] of likeness) {
      for (const passage of index.postings[term] ?? []) {
        if (value > (best[passage] ?? 0)) best[passage] = value;
        if (term === same) exact[passage] = 1;
      }
    }
    const frequency = best.reduce((sum, value) => sum + value, 0);
    const rarity = Math.log(1 + (best.length - frequency + 0.5) / (frequency + 0.5));
    return { word, weight: rarity * (isFunction ? functionWeight : 1), isFunction, likeness, best, exact };
  });
}

function findAlike(word: Word, index: PassageIndex): Map<number, number> {
  const likeness = new Map<number, number>();
  const grams = cutGrams(word);
  const shared = new Map<number, number>();
  for (const gram of grams) {
    for (const term of index.gramPostings.get(gram) ?? []) shared.set(term, (shared.get(term) ?? 0) + 1);
  }
  for (const [term, count] of shared) {
    const other = index.vocabulary[term];
    if (other === undefined || other.isDense !== word.isDense) continue;
    const dice = (2 * count) / (grams.length + other.grams.length);
    if (dice >= leastLikeness) likeness.set(term, dice);
  }
  const skeleton = skeletonOf(word.text);
  for (const term of index.skeletons.get(skeleton) ?? []) {
    likeness.set(term, Math.max(likeness.get(term) ?? 0, skeleton.length >= 3 ? 0.85 : 0.6));
  }
  return likeness;
}
