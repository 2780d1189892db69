import type { QueryTerm } from "#shared/extractive/match-terms.ts";
import type { Word } from "#shared/extractive/split-words.ts";

/** Words that ask, folded. Dense scripts also write them as the beginning of a longer word. */
const questionWords = new Set(
  (
    "what which who whom whose where when why how was welche welcher welches welchem welchen wer wen wem wessen wann wo " +
    "woher wohin warum weshalb wieso wie wieviel wieviele wofur womit worin woran worauf que cual cuales quien quienes " +
    "donde adonde cuando como cuanto cuanta cuantos cuantas quel quelle quels quelles qui quand comment combien ما ماذا " +
    "من اي ايه متي اين كيف كم لماذا بم لمن ماهو ماهي 何时 何处 何 如何 怎么 怎样 为什么"
  ).split(" "),
);
const denseQuestion = /^(?:什么|什麼|哪|谁|多少|几|何)/;

/** Whether a word asks rather than says; `text` is folded. */
export function isQuestionWord(text: string): boolean {
  return questionWords.has(text) || denseQuestion.test(text);
}

/**
 * Which of the question's content words says what is counted ("how many points") and what is named ("which city",
 * "in 哪"), as numbers of `content`; -1 for none. They are the words beside the question word.
 */
export function findFocus(
  words: readonly Word[],
  content: readonly QueryTerm[],
): { counted: number; named: number } {
  const numbers = new Map(content.map(({ word }, number) => [word.text, number]));
  const asks = words.findIndex(({ text }) => isQuestionWord(text));
  if (asks < 0) return { counted: -1, named: -1 };
  const numberOf = (word: Word | undefined) => numbers.get(word?.text ?? "") ?? -1;
  const later = words.slice(asks + 1).find((word) => numbers.has(word.text));
  const after = numberOf(words[asks + 1]);
  return {
    counted: after >= 0 ? after : numberOf(later),
    named: after >= 0 ? after : numberOf(words[asks - 1]),
  };
}
