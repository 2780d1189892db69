/**
 * One spelling for what people spell in several ways: lower case, no accents, no Arabic vowel signs or
 * joiners, one alef, one yeh, ASCII digits, full-width forms narrowed, no invisible characters. Only for comparing.
 */
export function foldText(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(
      /[\u0300-\u036f\u0640\u064b-\u065f\u0670\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g,
      "",
    )
    .replace(/[ىةßœæøłđı٠-٩۰-۹]/g, foldCharacter);
}

const spellings: Readonly<Record<string, string>> = {
  ى: "ي",
  ة: "ه",
  ß: "ss",
  œ: "oe",
  æ: "ae",
  ø: "o",
  ł: "l",
  đ: "d",
  ı: "i",
};

function foldCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (code >= 0x660 && code <= 0x669) return String(code - 0x660);
  if (code >= 0x6f0 && code <= 0x6f9) return String(code - 0x6f0);
  return spellings[character] ?? character;
}
