import fc from "fast-check";
import { expect, test } from "vitest";
import { locateCitations, parseCitations, stripCitations } from "#shared/citations.ts";
import { escapeMarkdown } from "#shared/extractive/escape-markdown.ts";
import { splitSentences } from "#shared/extractive/split-sentences.ts";
import type { PageContext } from "#shared/page-context.ts";

const harbour = "The harbour was opened in 1887. It is 12 metres deep. Ships from Norway call every week.";

test.each([
  ["It is deep [b2].", [["b2"]]],
  ["It is deep [b1, b2]. More [p2b7][b3].", [["b1", "b2"], ["p2b7"], ["b3"]]],
  ["它很深【b2】。[b1；b2]", [["b2"], ["b1", "b2"]]],
  ["Spaces [ b1 ] and no comma [b1 b2]", [["b1"], ["b1", "b2"]]],
  ["Escaped \\[b1] and an escaped backslash \\\\[b2]", [["b2"]]],
  ["Code `a[b1]` and ``x ` [b2]`` but a lone ` [b3]", [["b3"]]],
  ["```js\nx[b1]\n```\nafter [b2]\n~~~\n[b3]", [["b2"]]],
  ["A link [b1](https://example.test), [b], [B12], [b1234567], [bb1], (b3), [b1", []],
])("reads the marks of %j", (text, blocks) => {
  expect(parseCitations(text).map((mark) => mark.blocks)).toEqual(blocks);
});

test("says where each mark stands", () => {
  const text = "Deep [b1, b2] and [b3].";

  const marks = parseCitations(text);

  expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(["[b1, b2]", "[b3]"]);
});

test("strips the marks and the spaces before them", () => {
  expect(stripCitations("It is deep [b1][b2]. It is old [b3].")).toBe("It is deep. It is old.");
});

test("cites the sentence that supports the claim before the mark", () => {
  const text = "Norwegian ships come each week [b1]. The depth is 12 m [b1], and it dates from 1887 [b1].";

  const citations = locateCitations({ text, pages: [pageOf([harbour])] });

  expect(citations.map((citation) => citation.text)).toEqual([
    "Ships from Norway call every week.",
    "It is 12 metres deep.",
    "The harbour was opened in 1887.",
  ]);
});

test("gives one citation for each id, in order, and none of the text for ids that were not sent", () => {
  const text = "It is 12 metres deep [b1, b9]. Also [b1].";

  const citations = locateCitations({ text, pages: [pageOf([harbour])] });

  expect(citations.map(({ block, text }) => [block, text === ""])).toEqual([
    ["b1", false],
    ["b9", true],
    ["b1", false],
  ]);
});

test("cites a sentence when nothing but a mark stands there", () => {
  expect(locateCitations({ text: "[b1]", pages: [pageOf([harbour])] })[0]?.text).toBe(
    "The harbour was opened in 1887.",
  );
});

test("finds an escaped sentence again, word for word, whatever it holds", () => {
  const anyBlock = fc.array(
    fc.oneof(
      fc.string({ unit: "binary", minLength: 1, maxLength: 60 }),
      fc.constantFrom(
        "See [b1] and 【b2】 *now*. ",
        "<img src=x onerror=1>. ",
        "`code` \\ & &amp; ~~x~~. ",
        "# 1. A|b _c_. ",
        "www.x.test @me. ",
      ),
    ),
    { minLength: 1, maxLength: 6 },
  );

  fc.assert(
    fc.property(anyBlock, fc.nat(), (pieces, choice) => {
      const block = pieces.join("");
      const sentences = splitSentences(block, "en")
        .map((sentence) => sentence.trim())
        .filter((text) => text !== "");
      const sentence = sentences[choice % Math.max(1, sentences.length)];
      fc.pre(sentence !== undefined);

      const citations = locateCitations({
        text: `${escapeMarkdown(sentence)} [b1]`,
        pages: [pageOf([block])],
      });

      expect(citations).toHaveLength(1);
      expect(simplify(citations[0]?.text ?? "")).toBe(simplify(sentence));
    }),
    { numRuns: 200 },
  );
}, 60_000);

test("cites only what stands in the block, verbatim, for any answer", () => {
  const anyAnswer = fc.array(
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 30 }),
      fc.constantFrom("[b1]", "[b2, b1]", "[", "]", "`", "\n\n", "```\n", "\\", "12 metres"),
    ),
    { maxLength: 40 },
  );

  fc.assert(
    fc.property(anyAnswer, fc.string({ unit: "binary", minLength: 1, maxLength: 200 }), (pieces, other) => {
      const page = pageOf([harbour, other]);

      const citations = locateCitations({ text: pieces.join(""), pages: [page] });

      for (const { block, text } of citations) {
        expect(page.blocks.find(({ id }) => id === block)?.text ?? "").toContain(text);
      }
    }),
    { numRuns: 200 },
  );
}, 60_000);

test.each(["[", "`", "[b1, ", "\\", "\n", "~~~\n", "[b1", "【", "` `` "])(
  "reads ten million characters of %j in linear time",
  (unit) => {
    const text = `${unit.repeat(10_000_000 / unit.length)}[b1]`;
    const started = performance.now();

    parseCitations(text);

    expect(performance.now() - started).toBeLessThan(30_000);
  },
  60_000,
);

test("bounds the work for an answer full of marks on a long block", () => {
  const text = "a b c 12 [b1] ".repeat(50_000);
  const started = performance.now();

  const citations = locateCitations({ text, pages: [pageOf([harbour.repeat(2_000)])] });

  expect(citations).toHaveLength(50_000);
  expect(performance.now() - started).toBeLessThan(30_000);
}, 60_000);

function pageOf(texts: string[]): PageContext {
  const blocks = texts.map((text, at) => ({ id: `b${at + 1}`, kind: "paragraph" as const, text }));
  return {
    source: "article",
    url: "https://example.test/",
    title: "",
    language: "en",
    blocks,
    omissions: [],
  };
}

function simplify(text: string): string {
  return text
    .replace(/\u2060/g, "")
    .replace(/\s+/gu, " ")
    .trim();
}
