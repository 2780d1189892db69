import type { PageShape } from "#extension/readers/page-shape.ts";

/** The features that are the same for every passage of a page, in the order of `pageFeatures`. */
export const pageFeatureNames: readonly string[] = [
  "page-length",
  "page-count",
  "page-links",
  "page-prose",
  "page-prices",
  "page-repeats",
  "page-repeat-share",
  "page-articles",
  "page-code",
  "page-table",
  "page-list",
  "page-sentences",
  "page-headings",
  "page-headline",
];

/** What kind of page this is, as numbers: they let the trees judge the same passage differently in a forum and a shop. */
export function pageFeatures({ root, ...shape }: PageShape): number[] {
  return [
    Math.log1p(root.characters),
    Math.log1p(root.passages),
    root.linkCharacters / root.characters,
    root.proseCharacters / root.characters,
    root.prices / root.passages,
    Math.log1p(shape.repeatCount),
    shape.repeatShare,
    Math.log1p(shape.articles),
    shape.codeShare,
    shape.tableShare,
    shape.listShare,
    root.sentences / root.passages,
    root.headings / root.passages,
    Number(shape.headline >= 0),
  ];
}
