import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanCode, cleanText, stripUnseen } from "#extension/readers/clean-text.ts";

const unseen = [
  "\u200B",
  "\u2060",
  "\uFEFF",
  "\u00AD",
  "\u034F",
  "\u061C",
  "\u115F",
  "\u1160",
  "\u17B4",
  "\u180E",
  "\u200E",
  "\u200F",
  "\u202A",
  "\u202E",
  "\u2066",
  "\u2069",
  "\u2061",
  "\u206A",
  "\u3164",
  "\uFFA0",
  "\uFE00",
  "\uE000",
  "\u{E0001}",
  "\u{E0041}",
  "\u{E007F}",
  "\u{E0100}",
  "\u{E01EF}",
  "\u{F0000}",
  "\u{10FFFD}",
  "\u{1D173}",
  "\u0000",
  "\u0008",
  "\uFFFE",
  "\uD800",
  "\uDFFF",
];
const joiners = ["\u200C", "\u200D", "\uFE0F", "\uFE0E"];

/** Puts characters between the code points of a text, never into one. */
function inject(text: string, places: readonly [number, string][]): string {
  const points = Array.from(text);
  for (const [place, character] of places) points.splice(place % (points.length + 1), 0, character);
  return points.join("");
}

const text = fc.string({ unit: "grapheme", maxLength: 60 }).filter((value) => value.isWellFormed());
const places = (characters: readonly string[]) =>
  fc.array(fc.tuple(fc.nat(200), fc.constantFrom(...characters)), { maxLength: 12 });

describe("what nobody sees", () => {
  test("leaves no trace, wherever it is put", () => {
    fc.assert(
      fc.property(text, places(unseen.filter((character) => character.isWellFormed())), (plain, put) => {
        expect(cleanText(inject(plain, put))).toBe(cleanText(plain));
      }),
      { numRuns: 2_000 },
    );
  });

  test("leaves no joiners in Latin text", () => {
    const latin = fc.string({ unit: fc.constantFrom(..."abcXYZ .,é"), maxLength: 40 });

    fc.assert(
      fc.property(latin, places([...unseen, ...joiners].filter((it) => it.isWellFormed())), (plain, put) => {
        expect(cleanText(inject(plain, put))).toBe(cleanText(plain));
      }),
      { numRuns: 1_000 },
    );
  });

  test("is gone after one cleaning", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), (raw) => {
        const once = cleanText(raw);

        expect(cleanText(once)).toBe(once);
        expect(once.isWellFormed()).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each(unseen)("does not survive between letters: %j", (character) => {
    expect(stripUnseen(`a${character}b`)).toBe("ab");
  });
});

describe("what shapes the text", () => {
  test.each([
    ["a family", "👨‍👩‍👧‍👦"],
    ["a heart", "❤️ and ❤️‍🔥"],
    ["a keycap", "1️⃣ #️⃣"],
    ["a skin tone", "👩🏽‍🚀"],
    ["a flag", "🏳️‍🌈 🇩🇪"],
    ["Persian", "می‌خواهم کتاب‌ها را بخوانم"],
    ["Hindi", "क्‍ष र्‍य"],
    ["Malayalam", "അവന്‍"],
    ["Sinhala", "ශ්‍රී ලංකා"],
    ["Arabic numbers", "\u0600١٢"],
    ["Vietnamese", "Tiếng Việt"],
    ["Zulu clicks", "ǀ ǁ ǂ"],
  ])("stays in %s", (_, word) => {
    expect(cleanText(word)).toBe(word);
  });
});

describe("white space", () => {
  test("collapses, and line breaks stay", () => {
    expect(cleanText("  a \u00A0\t b \n \n c  ")).toBe("a b\nc");
  });

  test("stays in code", () => {
    expect(cleanCode("\n\nif x:\r\n\treturn\u00A01  \n\n  done\n")).toBe("if x:\n\treturn 1\n\n  done");
  });
});
