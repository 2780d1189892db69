/** Where formatting gives way to plain text, so that no answer can freeze the panel. Each figure is tested. */
export const limits = {
  /** Characters of one answer that are formatted; the rest is shown as plain text. */
  formatted: 300_000,
  /** Characters of one answer that are shown at all. */
  shown: 1_000_000,
  /** Quotes and lists inside one another. */
  depth: 24,
  /** Spaces before a line: marked needs quadratic time for lists indented deeper and deeper. */
  indent: 240,
  /** Cells of one table. */
  cells: 4_000,
  /** Blocks of one answer. */
  blocks: 3_000,
  /** Lines of one paragraph, list or table. */
  lines: 4_000,
  /** Characters of one paragraph, heading or cell in which emphasis and links are looked for. */
  inline: 24_000,
  /** Runs of `*`, `_` or `~` in one paragraph: marked needs quadratic time for unmatched ones. */
  delimiters: 600,
  /** Opening brackets in one paragraph. */
  brackets: 2_000,
} as const;
