import type { Colour } from "#extension/readers/colour.ts";

/** A box in the coordinates of the document, in CSS pixels. */
export type Box = { left: number; top: number; right: number; bottom: number };

/** A piece of text somebody can see; `node` is null for a line break. */
export type Run = {
  kind: "run";
  text: string;
  node: Text | null;
  box: Box | null;
  /** Set where the ink is that of the ground its ancestors paint: seen only if something else lies behind it. */
  ink?: Colour;
};

/** What an image says in words, for those who do not see it. */
type Picture = { kind: "picture"; text: string };

/** The visible page as a light tree of our own: blocks, links and controls; other inline elements melt away. */
export type Region = {
  kind: "region";
  tag: string;
  parent: Region | null;
  children: Part[];
  /** Starts and ends a line of its own. */
  isBlock: boolean;
  isLink: boolean;
  /** The `role` attribute, or "". */
  role: string;
  /** Class, id and `itemprop` in lower case, for the words that authors name things by. */
  hint: string;
  /** The `lang` attribute, or the parent's; "" where the page says nothing. */
  language: string;
  /** 1 to 6 for a heading, 0 otherwise. */
  level: number;
  depth: number;
};

export type Part = Region | Run | Picture;

/** Regions nested deeper than this join their ancestor, so that later steps may recurse. */
export const deepestRegion = 256;

export function createRegion(parent: Region | null, own: Partial<Region>): Region {
  return {
    kind: "region",
    tag: "div",
    parent,
    children: [],
    isBlock: true,
    isLink: false,
    role: "",
    hint: "",
    level: 0,
    language: parent?.language ?? "",
    depth: parent ? parent.depth + 1 : 0,
    ...own,
  };
}
