import type { Passage } from "#extension/readers/passage.ts";
import { wordsOf } from "#extension/readers/words-of.ts";

const interfaceWords =
  /^(share|tweet|print|reply|report|like|follow|subscribe|sign ?(in|up)|log ?(in|out)|register|cookie|menu|search|close|skip to|read more|load more|show more|view all|see all|next|prev|previous|back|add to|quick view|filter|sort)\b|©|copyright|all rights reserved|cookies|privacy policy|terms of (use|service)/i;
const bylineWords =
  /^(by|von|par|por|di|written by|posted (by|on)|published|updated|last (updated|modified)|photo|image|credit|getty|source|advertisement|sponsored|filed under|tags?|topics|editor)\b|\b(min(ute)?s? read|getty images|contributed to this report|views)\b/i;
const endWords =
  /^(related|recommended|more (from|on|in|stories|like)|most (read|popular|viewed)|read (more|next|also)|also read|you (may|might)|popular|trending|latest|comments?\b|\d+ (comments?|replies|thoughts)|leave a (reply|comment)|join the|about the author|share this|follow us|sign up|newsletter|subscribe|what('s| is) next|see also|top stories|don't miss|in other news|more:|customers also|similar|recently viewed|people also)/i;
const dated = /\b(19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\bago\b/;
const price = /[$€£¥₹]\s?\d|\d\s?(?:€|kr|zł|USD|EUR|GBP)\b/;
const sentenceEnd = /[.!?…。！？؟।][”"'’)\]»]*$/u;
const longProse = 80;
const looked = 400;

/** What is asked about the text of one passage again and again, found once. */
export type TextFacts = {
  log: number;
  linkShare: number;
  isProse: boolean;
  endsSentence: boolean;
  hasPrice: boolean;
  /** Opens what comes after the content: comments, related pieces, a newsletter. */
  isEnding: boolean;
};

export function factsOf({ text, linkCharacters }: Passage): TextFacts {
  return {
    log: Math.log1p(text.length),
    linkShare: Math.min(1, linkCharacters / text.length),
    isProse: text.length >= longProse && linkCharacters < text.length * 0.4,
    endsSentence: sentenceEnd.test(text.slice(-6)),
    hasPrice: price.test(text.slice(0, 200)),
    isEnding: text.length < 80 && endWords.test(text),
  };
}

export const textFeatureNames: readonly string[] =
  "length link-share links button-share ends-sentence words commas digits capitals level price date interface-words byline-words ending title-overlap".split(
    " ",
  );

/** What the text of one passage says by itself, in the order of `textFeatureNames`. */
export function textFeatures(passage: Passage, facts: TextFacts, title: ReadonlySet<string>): number[] {
  const { text, links, buttonCharacters, level } = passage;
  const head = text.length > looked ? text.slice(0, looked) : text;
  const counts = countCharacters(head);
  const isShort = text.length < 250;
  return [
    facts.log,
    facts.linkShare,
    Math.min(10, links),
    Math.min(1, buttonCharacters / text.length),
    Number(facts.endsSentence),
    Math.log1p(counts.words),
    counts.commas / head.length,
    counts.digits / head.length,
    counts.capitals / head.length,
    level,
    Number(facts.hasPrice),
    Number(isShort && counts.digits > 0 && dated.test(head)),
    Number(text.length < 200 && interfaceWords.test(head)),
    Number(text.length < 200 && bylineWords.test(head)),
    Number(facts.isEnding),
    isShort ? overlap(head, title) : 0,
  ];
}

const [space, comma, zero, nine, upperA, upperZ, lastAscii] = [32, 44, 48, 57, 65, 90, 127];
const otherCommas = ";，、،";

type Counts = { words: number; commas: number; digits: number; capitals: number };

function countCharacters(text: string): Counts {
  const counts = { words: 0, commas: 0, digits: 0, capitals: 0 };
  let wasSpace = true;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isSpace = code <= space;
    if (wasSpace && !isSpace) counts.words++;
    wasSpace = isSpace;
    if (code >= upperA && code <= upperZ) counts.capitals++;
    else if (code >= zero && code <= nine) counts.digits++;
    else if (code === comma || otherCommas.includes(text.charAt(at))) counts.commas++;
    else if (code > lastAscii && isCapital(text.charAt(at))) counts.capitals++;
  }
  return counts;
}

function isCapital(letter: string): boolean {
  return letter.toLowerCase() !== letter;
}

function overlap(head: string, title: ReadonlySet<string>): number {
  const words = wordsOf(head);
  if (words.length > 30 || words.length === 0) return 0;
  return words.filter((word) => title.has(word)).length / words.length;
}
