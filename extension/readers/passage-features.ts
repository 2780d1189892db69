import type { RegionMeasures } from "#extension/readers/measure-regions.ts";
import { pageFeatureNames, pageFeatures } from "#extension/readers/page-features.ts";
import type { PageShape } from "#extension/readers/page-shape.ts";
import type { Passage } from "#extension/readers/passage.ts";
import { createRegionFeatures, regionFeatureNames } from "#extension/readers/region-features.ts";
import { type TextFacts, textFeatureNames, textFeatures } from "#extension/readers/text-features.ts";

const kinds = ["heading", "paragraph", "list-item", "table-row", "code", "quote", "caption"] as const;
const around = [-2, -1, 1, 2] as const;

/** The features of one passage, in the order in which a describer writes their values. */
export const featureNames: readonly string[] = [
  ...textFeatureNames,
  ..."from-start from-end index after-headline core-before core-after before-candidate after-candidate".split(
    " ",
  ),
  ..."since-ending since-prose until-prose same-look copies".split(" "),
  ...kinds.map((kind) => `kind-${kind}`),
  ...regionFeatureNames,
  ...around.flatMap((step) =>
    ["length", "links", "heading", "sentence"].map((what) => `near${step}-${what}`),
  ),
  ...pageFeatureNames,
];

export type DescribeInput = {
  passages: readonly Passage[];
  facts: readonly TextFacts[];
  measures: RegionMeasures;
  shape: PageShape;
};

/** Describes passages by numbers that each have a meaning; see `featureNames`. One row serves all, one at a time. */
export function createDescriber(input: DescribeInput): (index: number) => Float64Array {
  const { passages, facts, shape } = input;
  const regionFeatures = createRegionFeatures(input);
  const page = pageFeatures(shape);
  const surroundings = measureSurroundings(input);
  const row = new Float64Array(featureNames.length);
  return (index) => {
    const [passage, own] = [passages[index], facts[index]];
    if (!passage || !own) throw new RangeError("no such passage");
    const before = textFeatures(passage, own, shape.titleWords);
    pushPlace(before, index, input);
    before.push(...(surroundings[index] ?? []));
    for (const kind of kinds) before.push(Number(passage.kind === kind));
    const after: number[] = [];
    for (const step of around) pushNear(after, passages[index + step], facts[index + step]);
    const region = regionFeatures(passage.region);
    row.set(before);
    row.set(region, before.length);
    row.set(after, before.length + region.length);
    row.set(page, before.length + region.length + after.length);
    return row;
  };
}

function pushPlace(row: number[], index: number, { passages, measures, shape }: DescribeInput): void {
  const core = shape.cores[2] && measures.get(shape.cores[2]);
  const candidate = shape.candidate && measures.get(shape.candidate);
  const { headline } = shape;
  row.push(
    index / passages.length,
    Math.log1p(passages.length - 1 - index),
    Math.log1p(index),
    headline < 0 ? 0 : Math.sign(index - headline) * Math.log1p(Math.abs(index - headline)),
    core && index < core.first ? Math.log1p(core.first - index) : 0,
    core && index > core.last ? Math.log1p(index - core.last) : 0,
    candidate && index < candidate.first ? Math.log1p(candidate.first - index) : 0,
    candidate && index > candidate.last ? Math.log1p(index - candidate.last) : 0,
  );
}

/** What only a look along the whole page tells: how far prose and endings are, how much looks and reads the same. */
function measureSurroundings({ passages, facts, shape }: DescribeInput): number[][] {
  const looks = new Map<string, number>();
  const copies = new Map<string, number>();
  const lookOf = passages.map(({ region }) => `${lookOfRegion(region)} ${lookOfRegion(region.parent)}`);
  for (const [index, { text }] of passages.entries()) {
    const look = lookOf[index] ?? "";
    if (facts[index]?.isProse) looks.set(look, (looks.get(look) ?? 0) + text.length);
    copies.set(text, (copies.get(text) ?? 0) + 1);
  }
  const prose = Math.max(1, shape.root.proseCharacters);
  let [ending, last] = [-1, -1];
  const rows = passages.map(({ text }, index) => {
    if (facts[index]?.isEnding) ending = index;
    if (facts[index]?.isProse) last = index;
    const sinceEnding = ending < 0 ? 0 : 1 / (1 + (index - ending) / 8);
    const sinceProse = last < 0 ? 8 : Math.log1p(index - last);
    return [sinceEnding, sinceProse, 8, (looks.get(lookOf[index] ?? "") ?? 0) / prose, copies.get(text) ?? 1];
  });
  let next = -1;
  for (let index = rows.length - 1; index >= 0; index--) {
    if (facts[index]?.isProse) next = index;
    const row = rows[index];
    if (row && next >= 0) row[2] = Math.log1p(next - index);
  }
  return rows;
}

function lookOfRegion(region: Passage["region"] | null): string {
  return region ? `${region.tag}.${region.hint.trimStart().split(" ", 1)[0] ?? ""}` : "";
}

function pushNear(row: number[], passage: Passage | undefined, facts: TextFacts | undefined): void {
  if (!passage || !facts) row.push(0, 0, 0, 0);
  else row.push(facts.log, facts.linkShare, Number(passage.kind === "heading"), Number(facts.endsSentence));
}
