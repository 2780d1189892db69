/**
 * Text of a page as Markdown that shows it literally: no emphasis, link, image, code, table, HTML, autolink or
 * citation mark can come of it. Line breaks become spaces; otherwise `unescapeMarkdown` gives the text back.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/[\\`*_[\]<>~|&]/g, "\\$&")
    .replace(/:(?=\/\/)/g, "\\:")
    .replace(/(www)\./gi, "$1\\.")
    .replace(/@/g, "\\@")
    .replace(/【(?=\s*(?:p\d|b\d))/g, "【\u2060")
    .replace(/^(?:[#+=-]|\d{1,9}(?=[.)]))/, (start) => (/\d/.test(start) ? start : `\\${start}`))
    .replace(/^(\d{1,9})([.)])/, "$1\\$2");
}

/** Takes the backslashes of `escapeMarkdown` (and of any Markdown writer) away again. */
export function unescapeMarkdown(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, "$1").replace(/【\u2060/g, "【");
}
