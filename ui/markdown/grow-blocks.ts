import { lexMarkdown, type MarkdownToken } from "#ui/markdown/lex-markdown.ts";
import { limits } from "#ui/markdown/limits.ts";

/** A text that grows, and its blocks so far. `left` counts the characters at the end that are not shown. */
export type Growth = { source: string; blocks: readonly MarkdownToken[]; left: number; hasEnded: boolean };

export const emptyGrowth: Growth = { source: "", blocks: [], left: 0, hasEnded: false };

/**
 * The blocks of a text that went on: what can no longer change keeps its identity, only the tail is read
 * again. When the text has ended it is read whole once more, so that late link definitions count.
 */
export function growBlocks(previous: Growth, text: string, hasEnded: boolean): Growth {
  const source = text.replace(/\r\n?/g, "\n");
  if (source === previous.source && hasEnded === previous.hasEnded) return previous;
  const kept = !hasEnded && source.startsWith(previous.source) ? settledBlocks(previous) : [];
  const offset = kept.reduce((sum, block) => sum + block.raw.length, 0);
  return { source, hasEnded, ...readFrom(source, kept, offset) };
}

function readFrom(
  source: string,
  kept: readonly MarkdownToken[],
  offset: number,
): { blocks: readonly MarkdownToken[]; left: number } {
  const formatted = lexMarkdown(source.slice(offset, Math.max(offset, limits.formatted)));
  const rest = source.slice(Math.max(offset, limits.formatted), limits.shown);
  const plain: MarkdownToken[] = rest === "" ? [] : [{ type: "plain", raw: rest, text: rest }];
  return { blocks: [...kept, ...formatted, ...plain], left: Math.max(0, source.length - limits.shown) };
}

// What follows can still join the last block, or turn the one before it into part of a list or a table.
function settledBlocks({ source, blocks }: Growth): readonly MarkdownToken[] {
  if (blocks.map((block) => block.raw).join("") !== source.slice(0, limits.shown)) return [];
  let open = 2;
  let end = blocks.length;
  while (end > 0 && open > 0) {
    end--;
    if (blocks[end]?.type !== "space") open--;
  }
  return blocks.slice(0, end);
}
