import { foldText } from "#shared/extractive/fold-text.ts";

/** A word as it is compared (`text`, folded) with what its spelling tells. */
export type Word = {
  text: string;
  isNumber: boolean;
  /** Begins with a capital letter in a script that has them. */
  isCapital: boolean;
  /** Written without spaces between words: Chinese, Japanese, Thai … */
  isDense: boolean;
};

const wordPattern = /\p{N}+(?:[.,٫٬'’]\p{N}+)*|[\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{M}]+)*/gu;
const dense =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Makes the segmenter `splitWords` cuts dense scripts with; costs tens of microseconds, so share it in a call. */
export function createWordSegmenter(): Intl.Segmenter {
  return new Intl.Segmenter("und", { granularity: "word" });
}

/**
 * The words of a text in order. Scripts with spaces are cut by a pattern (the same words as
 * `Intl.Segmenter` at a thirtieth of its cost); runs of scripts without spaces by the segmenter's dictionaries.
 */
export function splitWords(text: string, segmenter: Intl.Segmenter): Word[] {
  const words: Word[] = [];
  for (const [run] of text.normalize("NFKC").matchAll(wordPattern)) {
    if (dense.test(run)) pushDense(words, run, segmenter);
    else pushWord(words, run, false);
  }
  return words;
}

function pushDense(words: Word[], run: string, segmenter: Intl.Segmenter): void {
  for (const { segment, isWordLike } of segmenter.segment(run)) {
    if (isWordLike) pushWord(words, segment, dense.test(segment));
  }
}

function pushWord(words: Word[], written: string, isDense: boolean): void {
  const isNumber = /^\p{Nd}/u.test(written);
  const folded = foldText(written);
  const text = isNumber ? folded.replace(/[.,٫٬'’]/g, "") : folded.replace(/['’]s$/, "").replace(/['’]/g, "");
  if (text !== "") words.push({ text, isNumber, isCapital: /^\p{Lu}/u.test(written), isDense });
}
