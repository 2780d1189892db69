import { hintNames, matchHints } from "#extension/readers/hint-words.ts";
import type { Measure, RegionMeasures } from "#extension/readers/measure-regions.ts";
import { coreShares, type PageShape } from "#extension/readers/page-shape.ts";
import type { Region } from "#extension/readers/region.ts";

const places = "main article nav header footer aside form table figure ul section dialog".split(" ");
const placeOf: Readonly<Record<string, string>> = {
  main: "main",
  navigation: "nav",
  banner: "header",
  contentinfo: "footer",
  complementary: "aside",
  dialog: "dialog",
  alertdialog: "dialog",
  search: "form",
};
const levels = [1, 2, 3, 5] as const;
const farthestName = 12;
const nowhere = 255;

/** The features that are the same for every passage of one region. */
export const regionFeatureNames: readonly string[] = [
  ..."depth is-p is-div deepest-repeat repeat-length repeat-links in-candidate beside-candidate direct-candidate steps-to-candidate group-holds-candidate".split(
    " ",
  ),
  ...places.map((place) => `in-${place}`),
  ...hintNames.map((name) => `named-${name}`),
  ...coreShares.map((share) => `core-${share}`),
  ...levels.flatMap((level) =>
    ["length", "links", "count", "mean", "share", "prose"].map((what) => `up${level}-${what}`),
  ),
];

/** What a region is inside of: how many steps up each place and each name stands, 255 for nowhere. */
type Standing = {
  depth: number;
  places: Uint8Array;
  names: Uint8Array;
  cores: readonly boolean[];
  isInCandidate: boolean;
  isBesideCandidate: boolean;
  /** Steps up to the first region that also holds the candidate. */
  steps: number;
  group: Measure | undefined;
};

type Input = { measures: RegionMeasures; shape: PageShape };

/** Describes regions, each once. */
export function createRegionFeatures(input: Input): (region: Region) => Float64Array {
  const standings = new Map<Region, Standing>();
  const known = new Map<Region, Float64Array>();
  const standingOf = (region: Region): Standing => {
    const found = standings.get(region);
    if (found) return found;
    const standing = standIn(region, region.parent ? standingOf(region.parent) : null, input);
    standings.set(region, standing);
    return standing;
  };
  return (region) => {
    const found = known.get(region);
    if (found) return found;
    const features = Float64Array.from(describe(region, standingOf(region), input));
    known.set(region, features);
    return features;
  };
}

function standIn(region: Region, outer: Standing | null, { measures, shape }: Input): Standing {
  const own = measures.get(region);
  const candidate = shape.candidate ? measures.get(shape.candidate) : undefined;
  const place = places.indexOf(placeOf[region.role] ?? (region.tag === "ol" ? "ul" : region.tag));
  const standing: Standing = {
    depth: (outer?.depth ?? 0) + 1,
    places: stepUp(outer?.places, places.length),
    names: stepUp(outer?.names, hintNames.length),
    cores: shape.cores.map((core, row) => core === region || (outer?.cores[row] ?? false)),
    isInCandidate: region === shape.candidate || (outer?.isInCandidate ?? false),
    isBesideCandidate: region === shape.candidate?.parent || (outer?.isBesideCandidate ?? false),
    steps: holds(own, candidate) ? 0 : (outer?.steps ?? 0) + 1,
    group: own && own.repeats >= 3 && own.passages > 1 ? own : outer?.group,
  };
  if (place >= 0) standing.places[place] = 0;
  // The body's own names say what site this is, not what part of it.
  if (outer) for (const row of matchHints(region.hint)) standing.names[row] = 0;
  return standing;
}

function holds(outer: Measure | undefined, inner: Measure | undefined): boolean {
  return outer !== undefined && inner !== undefined && outer.first <= inner.first && inner.last <= outer.last;
}

function stepUp(outer: Uint8Array | undefined, length: number): Uint8Array {
  const steps = new Uint8Array(length);
  for (let row = 0; row < length; row++) {
    const above = outer?.[row] ?? nowhere;
    steps[row] = above === nowhere ? nowhere : above + 1;
  }
  return steps;
}

function describe(region: Region, standing: Standing, { measures, shape }: Input): number[] {
  const { group, depth } = standing;
  const features = [
    depth,
    Number(region.tag === "p"),
    Number(region.tag === "div"),
    Math.log1p(group?.repeats ?? 0),
    Math.log1p(group?.characters ?? 0),
    group ? group.linkCharacters / group.characters : 0,
    Number(standing.isInCandidate),
    Number(standing.isBesideCandidate),
    Number(region.parent === shape.candidate),
    standing.isInCandidate ? 0 : standing.steps,
    group ? Number(holds(group, shape.candidate ? measures.get(shape.candidate) : undefined)) : 0.5,
  ];
  for (const steps of standing.places) features.push(steps === nowhere ? 0 : 1 / (1 + steps / 4));
  for (const steps of standing.names) features.push(steps >= farthestName ? 0 : 1 / (1 + steps / 4));
  for (const isIn of standing.cores) features.push(Number(isIn));
  let at: Region = region;
  let step = 0;
  for (const level of levels) {
    for (; step < level && at.parent; step++) at = at.parent;
    pushMeasure(features, measures.get(at), shape);
  }
  return features;
}

function pushMeasure(features: number[], measure: Measure | undefined, { root }: PageShape): void {
  if (!measure) features.push(0, 0, 0, 0, 0, 0);
  else
    features.push(
      Math.log1p(measure.characters),
      measure.linkCharacters / measure.characters,
      Math.log1p(measure.passages),
      Math.log1p(measure.characters / measure.passages),
      measure.characters / root.characters,
      measure.proseCharacters / measure.characters,
    );
}
