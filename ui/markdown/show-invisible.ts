// Controls but tab and line feed, what turns the direction of text around, and what takes no room.
// Joiners stay: Persian, Indic scripts and emoji need them.
const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the point.
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** Writes characters that cannot be seen, or that reorder what can, as `⟦U+202E⟧`. */
export function showInvisible(text: string): string {
  return text.replaceAll("\r\n", "\n").replace(invisible, nameCodePoint);
}

function nameCodePoint(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `⟦U+${code.toString(16).toUpperCase().padStart(4, "0")}⟧`;
}
