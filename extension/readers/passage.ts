import type { Region, Run } from "#extension/readers/region.ts";
import type { BlockKind } from "#shared/page-context.ts";

/** A block before it is chosen and numbered, with what the choice goes by. */
export type Passage = {
  kind: BlockKind;
  text: string;
  /** 1–6 for a heading, the nesting for a list item, 0 otherwise. */
  level: number;
  /** Natural language of prose, programming language of code, or "". */
  language: string;
  /** The innermost block it stands in. */
  region: Region;
  /** Where on the page its text comes from; empty for attributes. */
  runs: Run[];
  /** Characters of it that are links. */
  linkCharacters: number;
  /** Number of links in it. */
  links: number;
  /** Characters of it that stand on buttons. */
  buttonCharacters: number;
};
