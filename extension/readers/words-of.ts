// Without Unicode's classes, which take longer to compile than most pages take to be split.
const between = /[\s!-/:-@[-`{-~\u2010-\u2027\u3000-\u303F\u00AB\u00BB\uFF01-\uFF0F]+/;

/** The words of a text in lower case. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().split(between).filter(Boolean);
}
