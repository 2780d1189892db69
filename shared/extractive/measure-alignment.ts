import { expectAnswer } from "#shared/extractive/expected-answer.ts";
import { findFocus, isQuestionWord } from "#shared/extractive/find-focus.ts";
import type { PassageIndex, Term } from "#shared/extractive/index-passages.ts";
import type { Query } from "#shared/extractive/measure-passages.ts";

export const alignmentMeasureNames = [
  "functionWords",
  "nearTime",
  "nearNumber",
  "nearName",
  "chain",
  "spread",
  "countedNoun",
  "besideFocus",
  "nothingNew",
] as const;
export type AlignmentMeasures = Record<(typeof alignmentMeasureNames)[number], number>;

/** A word of the sentence (`place`) that a content word of the question (`word`) is like (0 to 1). */
type Match = { place: number; word: number; likeness: number };

type Sentence = {
  terms: readonly Term[];
  matches: readonly Match[];
  /** Whether a word is neither the question's nor grammar, and whether only this passage has it. */
  isNew: (place: number) => boolean;
  isUnique: (place: number) => boolean;
};

/**
 * Measures how the question's words lie in a sentence and what stands beside them. `near…`: the closest that anything
 * of the kind asked for comes to the matched words; `chain`: share of them in the question's order; `spread`: log of
 * the stretch they fill for each; `countedNoun`, `besideFocus`: a number before the counted word, a name beside the
 * named one; `nothingNew`: at most one word beyond the question's.
 */
export function createAlignment(query: Query, index: PassageIndex): (at: number) => AlignmentMeasures {
  const content = query.terms.filter(({ isFunction }) => !isFunction);
  const grammar = query.terms.filter(({ isFunction, word }) => isFunction && !isQuestionWord(word.text));
  const asked = new Set(query.terms.map(({ word }) => word.text));
  const expects = expectAnswer(query.question);
  const isPlacedName = expects === "person" || expects === "place";
  const focus = findFocus(query.words, content);
  const weights = content.map(({ weight }) => weight);
  const alike = new Map<number, Match[]>();
  content.forEach((term, word) => {
    for (const [number, likeness] of term.likeness) {
      const list = alike.get(number) ?? [];
      list.push({ place: -1, word, likeness });
      alike.set(number, list);
    }
  });
  return (at) => {
    const sentence = alignSentence(index, at, { alike, asked, functions: query.functions });
    const { terms, isNew, matches } = sentence;
    const isNewNumber = (place: number) =>
      terms[place]?.isNumber === true && !asked.has(terms[place]?.text ?? "");
    const isName = (place: number) => place > 0 && terms[place]?.isCapital === true && isNew(place);
    const strong = findStrong(matches);
    const news = terms.filter((_, place) => isNew(place) && !strong.has(place)).length;
    return {
      functionWords:
        grammar.reduce((sum, { exact }) => sum + (exact[at] ?? 0), 0) / Math.max(1, grammar.length),
      nearTime: expects === "time" ? findNearest(sentence, weights, isNewNumber) : 0,
      nearNumber: expects === "number" ? findNearest(sentence, weights, isNewNumber) : 0,
      nearName: isPlacedName ? findNearest(sentence, weights, isName) : 0,
      ...followOrder(matches, content.length),
      countedNoun:
        expects === "number"
          ? findBeside(sentence, { word: focus.counted, steps: [-1, -2, -3] }, isNewNumber)
          : 0,
      besideFocus: findBeside(
        sentence,
        { word: focus.named, steps: [-3, -2, -1, 1, 2, 3] },
        (place) => isNew(place) && (terms[place]?.isCapital === true || sentence.isUnique(place)),
      ),
      nothingNew: Number(news <= 1),
    };
  };
}

/** More matches than any honest sentence has: it bounds time when all words of question and page are alike. */
const mostMatches = 500;

type Asking = {
  alike: ReadonlyMap<number, readonly Match[]>;
  asked: ReadonlySet<string>;
  functions: ReadonlySet<string>;
};

function alignSentence(index: PassageIndex, at: number, { alike, asked, functions }: Asking): Sentence {
  const numbers = index.passages[at]?.terms ?? [];
  const terms = numbers.map((number) => index.vocabulary[number]).filter((term) => term !== undefined);
  return {
    terms,
    matches: numbers
      .flatMap((number, place) => (alike.get(number) ?? []).map((match) => ({ ...match, place })))
      .slice(0, mostMatches),
    isNew: (place) => {
      const text = terms[place]?.text ?? "";
      return !asked.has(text) && !functions.has(text);
    },
    isUnique: (place) => index.postings[numbers[place] ?? -1]?.length === 1,
  };
}

function findStrong(matches: readonly Match[]): Set<number> {
  return new Set(matches.filter(({ likeness }) => likeness > 0.5).map(({ place }) => place));
}

/** The closest a wanted word comes to the question's words: of each its weight, halved at a distance of five words. */
function findNearest(
  { terms, matches }: Sentence,
  weights: readonly number[],
  isWanted: (place: number) => boolean,
): number {
  const strong = findStrong(matches);
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  let nearest = 0;
  for (let place = 0; place < terms.length; place++) {
    if (strong.has(place) || !isWanted(place)) continue;
    const closest = weights.map(() => 0);
    for (const match of matches) {
      const value = match.likeness / (1 + Math.abs(match.place - place) / 5);
      if (value > (closest[match.word] ?? 0)) closest[match.word] = value;
    }
    const sum = closest.reduce((sum, value, word) => sum + value * (weights[word] ?? 0), 0);
    nearest = Math.max(nearest, sum / total);
  }
  return nearest;
}

/** The longest increasing run among the places of the question's words, and how far apart these lie. */
function followOrder(matches: readonly Match[], count: number): { chain: number; spread: number } {
  const best = new Map<number, Match>();
  for (const match of matches) {
    if (match.likeness > (best.get(match.word)?.likeness ?? 0)) best.set(match.word, match);
  }
  const places: number[] = [];
  for (let word = 0; word < count; word++) {
    const place = best.get(word)?.place;
    if (place !== undefined) places.push(place);
  }
  const runs: number[] = [];
  places.forEach((place, at) => {
    const before = runs.slice(0, at).filter((_, other) => (places[other] ?? 0) < place);
    runs.push(1 + Math.max(0, ...before));
  });
  if (places.length < 2) return { chain: places.length, spread: 0 };
  const stretch = Math.max(...places) - Math.min(...places) + 1;
  return { chain: Math.max(...runs) / places.length, spread: Math.log(stretch / places.length) };
}

function findBeside(
  { matches, terms }: Sentence,
  { word, steps }: { word: number; steps: readonly number[] },
  isWanted: (place: number) => boolean,
): number {
  let most = 0;
  for (const match of matches) {
    if (match.word !== word) continue;
    for (const step of steps) {
      const place = match.place + step;
      if (place < 0 || place >= terms.length || !isWanted(place)) continue;
      most = Math.max(most, match.likeness / Math.abs(step));
    }
  }
  return most;
}
