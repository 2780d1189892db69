export type Direction = "ltr" | "rtl";

const strong = /\p{L}/gu;
const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const sample = 400;

/** The direction most letters of a text's start run in, so that one foreign first word does not turn a paragraph. */
export function textDirection(text: string): Direction {
  let balance = 0;
  for (const [letter] of text.slice(0, sample).matchAll(strong)) balance += rightToLeft.test(letter) ? 1 : -1;
  return balance > 0 ? "rtl" : "ltr";
}
