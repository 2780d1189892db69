// Prepended concatenation marks (U+0600–0605 and their like) are Cf but drawn, so they stay.
const unseen =
  /(?![\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}\t\n]|\u200C|\u200D|\uFE0E|\uFE0F)[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{Co}\p{Cs}\p{Cn}]/gu;
const joiners = /(?:\u200C|\u200D|\uFE0E|\uFE0F)+/gu;
const mayHoldUnseen = /[^\t\n\u0020-\u007E\u00A0-\u00AC\u00AE-\u024F]/u;

const joining =
  /^[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]$/u;
const letterOrMark = /^[\p{L}\p{M}]$/u;
const emojiEnd = /^[\p{Extended_Pictographic}\p{Emoji_Modifier}]$/u;
const emojiStart = /^\p{Extended_Pictographic}$/u;
const keycapBase = /^[0-9#*]$/;
const keycap = "\u20E3";

/**
 * Removes the characters nobody sees: TAG characters, zero-width and bidi controls, fillers, soft hyphens,
 * variation selectors, private use, controls, lone surrogates. Keeps the joiners that shape emoji and the
 * scripts that need them, and the emoji selector after an emoji (Unicode 17, UAX #31 and UTS #51).
 */
export function stripUnseen(text: string): string {
  if (!mayHoldUnseen.test(text)) return text;
  const bare = text.replace(unseen, "");
  return bare.replace(joiners, (run, at: number) =>
    keptJoiners({ run, before: lastCharacter(bare, at), after: firstCharacter(bare, at + run.length) }),
  );
}

/** Cleans a passage of prose: nothing unseen, white space collapsed, a line break kept as one. */
export function cleanText(text: string): string {
  return stripUnseen(text)
    .replace(/[^\S\n]+|\u2800+/g, " ")
    .replace(/ *\n[ \n]*/g, "\n")
    .trim();
}

/** Cleans source code: nothing unseen, indentation and empty lines kept. */
export function cleanCode(text: string): string {
  return stripUnseen(text.replace(/\r\n?/g, "\n"))
    .replace(/[^\S\n\t]/g, " ")
    .replace(/[ \t]+$/gm, "")
    .replace(/^\n+|\n+$/g, "");
}

type Neighbours = { run: string; before: string; after: string };

function keptJoiners({ run, before, after }: Neighbours): string {
  const first = run.slice(0, 1);
  if (emojiEnd.test(before)) return keptInEmoji(run, after);
  if (keycapBase.test(before)) return first === "\uFE0F" && after === keycap ? first : "";
  const joiner = /[\u200C\u200D]/.exec(run)?.[0] ?? "";
  return joining.test(before) && letterOrMark.test(before) ? joiner : "";
}

function keptInEmoji(run: string, after: string): string {
  const selector = run[0] === "\uFE0F" || run[0] === "\uFE0E" ? run[0] : "";
  const joiner = run.includes("\u200D") && emojiStart.test(after) ? "\u200D" : "";
  return selector + joiner;
}

function lastCharacter(text: string, end: number): string {
  const low = text.charCodeAt(end - 1);
  return text.slice(low >= 0xdc00 && low <= 0xdfff ? end - 2 : end - 1, end);
}

function firstCharacter(text: string, start: number): string {
  const point = text.codePointAt(start);
  return point === undefined ? "" : String.fromCodePoint(point);
}
