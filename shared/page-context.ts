import { z } from "#shared/zod.ts";

/** Which reader made it. */
export const Source = z.enum(["article", "selection"]);
export type Source = z.infer<typeof Source>;

/** The citation target: `b12`, or `p2b12` for the second of several pages. */
export const BlockId = z.string().regex(/^(p\d{1,3})?b\d{1,6}$/);
export type BlockId = z.infer<typeof BlockId>;

export const BlockKind = z.enum([
  "heading",
  "paragraph",
  "list-item",
  "table-row",
  "code",
  "quote",
  "caption",
  "attribute",
]);
export type BlockKind = z.infer<typeof BlockKind>;

/** One passage a person can read, cleaned. `level` is 1–6 for a heading, the nesting for a list item. */
export const Block = z.strictObject({
  id: BlockId,
  kind: BlockKind,
  text: z.string().min(1),
  level: z.int().min(1).max(32).optional(),
  language: z.string().max(35).optional(),
});
export type Block = z.infer<typeof Block>;

export const OmissionReason = z.enum([
  "hidden",
  "boilerplate",
  "too-long",
  "not-readable",
  "secret-field",
  "frame",
]);
export type OmissionReason = z.infer<typeof OmissionReason>;

/** What was left out and why. `characters` counts the text left out, 0 where it cannot be known. */
export const Omission = z.strictObject({
  reason: OmissionReason,
  count: z.int().min(1),
  characters: z.int().min(0),
});
export type Omission = z.infer<typeof Omission>;

/** The most characters one page may send; the rest is an omission `too-long`. */
export const longestPage = 600_000;

/** One shape for what was read, whatever read it. `url` is origin and path only; `language` a BCP 47 tag or "und". */
export const PageContext = z.strictObject({
  source: Source,
  url: z.string().max(4_096),
  title: z.string().max(1_024),
  language: z.string().max(35),
  blocks: z.array(Block).max(20_000),
  omissions: z.array(Omission).max(32),
});
export type PageContext = z.infer<typeof PageContext>;

/** Characters of all blocks: what the receipt counts. */
export function countCharacters(page: PageContext): number {
  return page.blocks.reduce((sum, block) => sum + block.text.length, 0);
}
