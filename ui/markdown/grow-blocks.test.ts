import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyGrowth, growBlocks } from "#ui/markdown/grow-blocks.ts";
import { lexMarkdown } from "#ui/markdown/lex-markdown.ts";

const parts = [
  "# Title\n\n",
  "A paragraph with **strong**\nand a second line.\n\n",
  "- one\n- two\n  - inner\n\n  more\n- three\n\n",
  "1. first\n2. second\n\n",
  "| a | b |\n|---|---|\n| 1 | 2 |\n\n",
  "```js\nconst a = 1;\n\n# not a title\n```\n",
  "> quoted\n> text\n\n",
  "Setext\n===\n\n",
  "***\n\n",
  "    indented code\n\n",
  "Text.[b1] More [b2, b3].\n",
];

test("comes to the same blocks whether a text arrives whole or in pieces", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...parts), { maxLength: 8 }),
      fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 40 }),
      (chosen, steps) => {
        const text = chosen.join("");

        let growth = emptyGrowth;
        for (let at = 0, turn = 0; at < text.length; turn++) {
          at += steps[turn % steps.length] ?? 1;
          growth = growBlocks(growth, text.slice(0, at), false);
        }

        expect(growth.blocks.map(describe)).toEqual(lexMarkdown(text).map(describe));
      },
    ),
    { numRuns: 300 },
  );
});

test("keeps what can no longer change as it is", () => {
  const before = growBlocks(emptyGrowth, "# One\n\nTwo.\n\nThree.\n\nFour", false);

  const after = growBlocks(before, "# One\n\nTwo.\n\nThree.\n\nFour goes on", false);

  expect(after.blocks[0]).toBe(before.blocks[0]);
  expect(after.blocks[2]).toBe(before.blocks[2]);
});

test("lets a definition at the end reach the link at the start once the text has ended", () => {
  const growth = growBlocks(emptyGrowth, "See [it].\n\n[it]: https://example.org\n", true);

  const [paragraph] = growth.blocks;
  expect(JSON.stringify(paragraph)).toContain("https://example.org");
});

test("shows no more than a million characters and counts the rest", () => {
  const growth = growBlocks(emptyGrowth, "a".repeat(1_000_500), true);

  expect(growth.left).toBe(500);
});

test("takes a piece of a long answer within a frame, in the median", () => {
  const text = parts.join("").repeat(150);
  let growth = emptyGrowth;
  const times: number[] = [];

  for (let at = 0; at < text.length; at += 400) {
    const start = performance.now();
    growth = growBlocks(growth, text.slice(0, at), false);
    times.push(performance.now() - start);
  }

  times.sort((a, b) => a - b);
  expect(times[Math.floor(times.length * 0.5)]).toBeLessThan(16);
});

function describe(block: { type: string; raw: string }): string {
  return `${block.type} ${block.raw.trim()}`;
}
