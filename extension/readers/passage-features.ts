import { hintNames, matchHints } from "#extension/readers/hint-words.ts";
import {
  type Measure,
  pricePattern,
  type RegionMeasures,
  sentenceEnd,
} from "#extension/readers/measure-regions.ts";
import { pageFeatureNames, pageFeatures } from "#extension/readers/page-features.ts";
import { coreShares, type PageShape, wordsOf } from "#extension/readers/page-shape.ts";
import type { Passage } from "#extension/readers/passage.ts";
import type { Region } from "#extension/readers/region.ts";

const kinds = ["heading", "paragraph", "list-item", "table-row", "code", "quote", "caption"] as const;
const places = [
  "main",
  "article",
  "nav",
  "header",
  "footer",
  "aside",
  "form",
  "table",
  "figure",
  "ul",
  "section",
  "dialog",
] as const;
const roles: Record<string, string> = {
  navigation: "nav",
  banner: "header",
  contentinfo: "footer",
  complementary: "aside",
  dialog: "dialog",
  alertdialog: "dialog",
  search: "form",
};
const interfaceWords =
  /^(share|tweet|print|reply|report|like|follow|subscribe|sign ?(in|up)|log ?(in|out)|register|cookie|menu|search|close|skip to|read more|load more|show more|view all|see all|next|prev|previous|back|add to|quick view|filter|sort)\b|©|copyright|all rights reserved|cookies|privacy policy|terms of (use|service)/i;
const dated = /\b(19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\bago\b/;
const farthest = 12;
const around = [-2, -1, 1, 2] as const;
const levels = [1, 2, 3, 5] as const;

/** The features of one passage, in the order in which `describePassage` writes their values. */
export const featureNames: readonly string[] = [
  ...[
    "length",
    "words",
    "link-share",
    "links",
    "button-share",
    "ends-sentence",
    "commas",
    "digits",
    "capitals",
  ],
  ...[
    "level",
    "price",
    "date",
    "interface-words",
    "title-overlap",
    "from-start",
    "from-end",
    "after-headline",
  ],
  ...["core-before", "core-after", "deepest-repeat", "repeat-length", "repeat-links", "depth", "text-seen"],
  ...["in-candidate", "beside-candidate", "before-candidate", "after-candidate"],
  ...kinds.map((kind) => `kind-${kind}`),
  ...places.map((place) => `in-${place}`),
  ...hintNames.map((name) => `named-${name}`),
  ...coreShares.map((share) => `core-${share}`),
  ...levels.flatMap((level) =>
    ["length", "links", "count", "mean", "share"].map((what) => `up${level}-${what}`),
  ),
  ...around.flatMap((step) =>
    ["length", "links", "heading", "sentence"].map((what) => `near${step}-${what}`),
  ),
  ...pageFeatureNames,
];

export type DescribeInput = { passages: readonly Passage[]; measures: RegionMeasures; shape: PageShape };

/** Describes one passage by numbers that each have a meaning; see `featureNames`. */
export function describePassage(index: number, input: DescribeInput): number[] {
  const { passages, measures, shape } = input;
  const passage = passages[index];
  if (!passage) throw new RangeError("no such passage");
  const path = pathOf(passage.region);
  return [
    ...textFeatures(passage, shape),
    ...placeFeatures(index, path, input),
    ...kinds.map((kind) => Number(passage.kind === kind)),
    ...enclosing(path),
    ...named(path),
    ...shape.cores.map((core) => Number(core !== null && path.includes(core))),
    ...levels.flatMap((level) =>
      outerFeatures(measures.get(path[Math.min(level, path.length - 1)] ?? passage.region), shape),
    ),
    ...around.flatMap((step) => nearFeatures(passages[index + step])),
    ...pageFeatures(shape),
  ];
}

function pathOf(from: Region): Region[] {
  const path: Region[] = [];
  for (let region: Region | null = from; region; region = region.parent) path.push(region);
  return path;
}

function textFeatures(passage: Passage, shape: PageShape): number[] {
  const { text, linkCharacters, links, buttonCharacters, level } = passage;
  const head = text.slice(0, 400);
  const words = wordsOf(head);
  const overlap =
    words.length > 30 ? 0 : words.filter((word) => shape.titleWords.has(word)).length / (words.length || 1);
  return [
    Math.log1p(text.length),
    Math.log1p(words.length),
    Math.min(1, linkCharacters / text.length),
    Math.min(10, links),
    Math.min(1, buttonCharacters / text.length),
    Number(sentenceEnd.test(text)),
    count(head, /[,;，、]/g) / head.length,
    count(head, /\d/g) / head.length,
    count(head, /\p{Lu}/gu) / head.length,
    level,
    Number(pricePattern.test(head)),
    Number(dated.test(head)),
    Number(text.length < 200 && interfaceWords.test(head)),
    overlap,
  ];
}

function placeFeatures(
  index: number,
  path: readonly Region[],
  { passages, measures, shape }: DescribeInput,
): number[] {
  const core = shape.cores[2] && measures.get(shape.cores[2]);
  const repeated = path.find(
    (region) => (measures.get(region)?.repeats ?? 0) >= 3 && (measures.get(region)?.passages ?? 0) > 1,
  );
  const group = repeated && measures.get(repeated);
  return [
    index / passages.length,
    Math.log1p(passages.length - 1 - index),
    shape.headline < 0 ? 0 : Math.sign(index - shape.headline) * Math.log1p(Math.abs(index - shape.headline)),
    core && index < core.first ? Math.log1p(core.first - index) : 0,
    core && index > core.last ? Math.log1p(index - core.last) : 0,
    Math.log1p(group?.repeats ?? 0),
    Math.log1p(group?.characters ?? 0),
    group ? group.linkCharacters / group.characters : 0,
    path.length,
    Math.log1p(index),
    ...candidateFeatures(index, path, { measures, shape }),
  ];
}

type Around = Pick<DescribeInput, "measures" | "shape">;

function candidateFeatures(index: number, path: readonly Region[], { measures, shape }: Around): number[] {
  const { candidate } = shape;
  const measure = candidate && measures.get(candidate);
  if (!measure) return [0, 0, 0, 0];
  return [
    Number(path.includes(candidate)),
    Number(candidate.parent !== null && path.includes(candidate.parent)),
    index < measure.first ? Math.log1p(measure.first - index) : 0,
    index > measure.last ? Math.log1p(index - measure.last) : 0,
  ];
}

function enclosing(path: readonly Region[]): number[] {
  const found = new Array<number>(places.length).fill(0);
  path.forEach((region, distance) => {
    const place =
      roles[region.role] ?? (region.role === "main" ? "main" : region.tag === "ol" ? "ul" : region.tag);
    const at = places.indexOf(place as (typeof places)[number]);
    if (at >= 0 && !found[at]) found[at] = 1 / (1 + distance / 4);
  });
  return found;
}

function named(path: readonly Region[]): number[] {
  const found = new Array<number>(hintNames.length).fill(0);
  for (let distance = 0; distance < Math.min(farthest, path.length - 1); distance++) {
    const matched = matchHints(path[distance]?.hint ?? "");
    for (let row = 0; row < found.length; row++)
      if (matched[row] && !found[row]) found[row] = 1 / (1 + distance / 4);
  }
  return found;
}

function outerFeatures(measure: Measure | undefined, shape: PageShape): number[] {
  if (!measure) return [0, 0, 0, 0, 0];
  return [
    Math.log1p(measure.characters),
    measure.linkCharacters / measure.characters,
    Math.log1p(measure.passages),
    Math.log1p(measure.characters / measure.passages),
    measure.characters / shape.root.characters,
  ];
}

function nearFeatures(passage: Passage | undefined): number[] {
  if (!passage) return [0, 0, 0, 0];
  const { text, linkCharacters, kind } = passage;
  return [
    Math.log1p(text.length),
    Math.min(1, linkCharacters / text.length),
    Number(kind === "heading"),
    Number(sentenceEnd.test(text)),
  ];
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
