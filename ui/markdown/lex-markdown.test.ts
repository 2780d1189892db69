import fc from "fast-check";
import { expect, test } from "vitest";
import { lexMarkdown } from "#ui/markdown/lex-markdown.ts";

/** Milliseconds, on a busy machine; alone the slowest takes about a fifth of it. */
const budget = 1_000;

const many = 100_000;
const hostile: [string, string][] = [
  ["opening brackets", "[".repeat(many)],
  ["brackets around brackets", "[".repeat(many) + "](".repeat(many)],
  ["brackets in lines", "[a\n".repeat(many)],
  ["links in links", "[a](".repeat(many)],
  ["images in images", "![".repeat(many)],
  ["unmatched emphasis", "*a_ ".repeat(many)],
  ["nested emphasis", `${"*".repeat(many)}a${"*".repeat(many)}`],
  ["strong openings", "**a ".repeat(many)],
  ["strikethrough", "~a ".repeat(many)],
  ["nested quotes", `${">".repeat(many)}a`],
  ["nested quotes with spaces", `${"> ".repeat(10_000)}a`],
  ["nested lists in a line", `${"- ".repeat(many)}a`],
  ["nested lists in lines", Array.from({ length: 600 }, (_, at) => `${" ".repeat(at * 2)}- a`).join("\n")],
  ["numbered lists in a line", `${"1. ".repeat(many)}a`],
  ["a million cells", `|a|b|\n|-|-|\n${"|a|b|\n".repeat(500_000)}`],
  ["a wide table", `${"|a".repeat(many)}\n${"|-".repeat(many)}\n${"|a".repeat(many)}`],
  ["backtick runs", Array.from({ length: 700 }, (_, at) => `${"`".repeat(at)}a`).join("")],
  ["open tags", "<a ".repeat(many)],
  ["open comments", "<!-- a ".repeat(many)],
  ["entities", "&a;".repeat(many)],
  ["addresses", "http://a.".repeat(many)],
  ["mail addresses", "a@a.".repeat(many)],
  ["backslashes", "\\".repeat(many)],
  ["definitions", "[a]: b\n".repeat(many)],
  ["spaces", `a${" ".repeat(many)}b`],
  ["fences", "```\n".repeat(many)],
  ["fences in quotes", "> ```\n".repeat(20_000)],
  ["one line", "a".repeat(10_000_000)],
  ["paragraphs", "a\n\n".repeat(many)],
  ["citations", "[b1]".repeat(many)],
  ["half citations", "[b1,".repeat(many)],
];

test.each(hostile)("takes %s without failing or freezing", (_, source) => {
  const start = performance.now();

  const blocks = lexMarkdown(source.slice(0, 300_000));

  expect(performance.now() - start).toBeLessThan(budget);
  expect(blocks.length).toBeGreaterThan(0);
});

test("never throws, and loses no character", () => {
  const piece = fc.constantFrom(
    ..."# |- |\n|*|_|`|```\n|[|]|(|)|> |  |1. |a|b1|<|!|\\|~~|---\n|\n\n|[b1]|: |http://x.y|&amp;".split("|"),
    "|",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const source = pieces.join("");

      const raw = lexMarkdown(source)
        .map((block) => block.raw)
        .join("");

      expect(raw.replace(/\s/g, "")).toBe(source.replace(/\s/g, ""));
    }),
    { numRuns: 500 },
  );
});

test("reads citation marks in every form, but not in code and not as a link", () => {
  const [paragraph] = lexMarkdown("One.[b1] Two.[b2, p2b3]【b4】 `[b5]` [b6](https://example.org)");

  const tokens = paragraph && "tokens" in paragraph ? (paragraph.tokens ?? []) : [];
  const cited = tokens.flatMap((token) => (token.type === "citation" ? token.blocks : []));

  expect(cited).toEqual(["b1", "b2", "p2b3", "b4"]);
});
