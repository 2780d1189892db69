import fc from "fast-check";
import { expect, test } from "vitest";
import { splitSentences } from "#shared/extractive/split-sentences.ts";

test("gives any text back, joined, in any language, with lone surrogates too", () => {
  const anyText = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.string({
      unit: fc.constantFrom(
        ".",
        " ",
        "\n",
        "A",
        "b",
        "[",
        "]",
        "”",
        "。",
        "7",
        "Dr",
        "\ud800",
        "\udc00",
        "«",
      ),
      maxLength: 400,
    }),
  );
  const anyLanguage = fc.oneof(
    fc.constantFrom("en", "de", "ar", "zh-Hans", "ja", "th", "und", ""),
    fc.string({ maxLength: 35 }),
  );

  fc.assert(
    fc.property(anyText, anyLanguage, (text, language) => {
      const sentences = splitSentences(text, language);

      expect(sentences.join("")).toBe(text);
      expect(sentences.every((sentence) => sentence !== "")).toBe(true);
    }),
    { numRuns: 200 },
  );
}, 60_000);

test.each([
  ["en", ["Dr. J. R. Smith of the U.S. Navy came on Jan. 5. ", "He left."]],
  ["en", ["He said no. ", "Then he paid 3.5 million."]],
  ["en", ["It fell in 1943.[12] ", "The next came later."]],
  ["en", ["They live in the U.S. ", "The law applies there."]],
  ["en", ["A mixture of acetylene and O\n2 burns. ", "It is hot."]],
  ["de", ["Er starb am 7. Januar 1943. ", "Sie lebt z.B. in Bonn."]],
  ["de", ["Im 19. Jahrhundert wuchs die Stadt. ", "Danach nicht mehr."]],
  ["es", ["Vive en EE. UU. con la Sra. López. ", "Es feliz."]],
  ["zh", ["他说：“你好。”", "然后走了。", "《凡尔赛条约》很长。"]],
  ["ja", ["東京は日本の首都です。", "人口は多い。"]],
  ["ar", ["توفي تسلا في 7 يناير 1943. ", "هل تعرف لماذا؟ ", "لا."]],
  ["fr", ["M. Dupont arrive. ", "« Bonjour ! » dit-il."]],
])("cuts where a reader would: %s %j", (language, sentences) => {
  expect(splitSentences(sentences.join(""), language)).toEqual(sentences);
});

test("cuts a text without any full stop into readable pieces", () => {
  const text = "word ".repeat(10_000);

  const sentences = splitSentences(text, "en");

  expect(sentences.join("")).toBe(text);
  expect(Math.max(...sentences.map(({ length }) => length))).toBeLessThanOrEqual(1_201);
});

test("takes a language tag that is none for unknown", () => {
  expect(splitSentences("One. Two.", "not a tag!")).toEqual(["One. ", "Two."]);
});

test("cuts five million characters in linear time", () => {
  const started = performance.now();

  for (const unit of ["[", "A. ", "a\n", ") ", "x"])
    splitSentences(unit.repeat(1_000_000 / unit.length), "en");

  expect(performance.now() - started).toBeLessThan(30_000);
}, 60_000);
