import { findCandidate } from "#extension/readers/find-candidate.ts";
import type { Measure, RegionMeasures } from "#extension/readers/measure-regions.ts";
import type { Passage } from "#extension/readers/passage.ts";
import type { Region } from "#extension/readers/region.ts";
import type { TextFacts } from "#extension/readers/text-features.ts";
import { wordsOf } from "#extension/readers/words-of.ts";

/** What one page is like as a whole, and which regions hold most of its prose. */
export type PageShape = {
  root: Measure;
  /** The deepest regions that still hold these shares of the page's prose. */
  cores: (Region | null)[];
  /** The region most prose stands directly in. */
  candidate: Region | null;
  /** The largest group of things that repeat: how many, and the share of the page's text in them. */
  repeatCount: number;
  repeatShare: number;
  articles: number;
  codeShare: number;
  tableShare: number;
  listShare: number;
  /** Index of the first level-one heading, or −1. */
  headline: number;
  titleWords: ReadonlySet<string>;
};

export const coreShares = [0.9, 0.7, 0.5, 0.3] as const;

export type ShapeInput = {
  passages: readonly Passage[];
  facts: readonly TextFacts[];
  measures: RegionMeasures;
  title: string;
};

export function shapePage({ passages, facts, measures, title }: ShapeInput): PageShape {
  const top = passages[0]?.region;
  const rootRegion = top && outermost(top);
  const root = rootRegion && measures.get(rootRegion);
  if (!root) throw new RangeError("a page without passages has no shape");
  const share = (kind: string) =>
    passages.reduce((sum, passage) => sum + (passage.kind === kind ? passage.text.length : 0), 0) /
    root.characters;
  return {
    root,
    cores: coreShares.map((part) => findCore(measures, root.proseCharacters * part)),
    candidate: findCandidate({ passages, facts, measures }),
    ...findRepeats(measures, root),
    articles: Array.from(measures.keys()).filter((region) => region.tag === "article").length,
    codeShare: share("code"),
    tableShare: share("table-row"),
    listShare: share("list-item"),
    headline: passages.findIndex((passage) => passage.kind === "heading" && passage.level === 1),
    titleWords: new Set(wordsOf(title)),
  };
}

function outermost(region: Region): Region {
  let top = region;
  while (top.parent) top = top.parent;
  return top;
}

function findCore(measures: RegionMeasures, prose: number): Region | null {
  if (prose === 0) return null;
  let core: Region | null = null;
  for (const [region, measure] of measures) {
    if (measure.proseCharacters >= prose && (!core || region.depth > core.depth)) core = region;
  }
  return core;
}

function findRepeats(measures: RegionMeasures, root: Measure): { repeatCount: number; repeatShare: number } {
  const groups = new Map<Region, { count: number; characters: number }>();
  for (const [region, measure] of measures) {
    if (measure.repeats < 3 || measure.passages < 2 || !region.parent) continue;
    const group = groups.get(region.parent) ?? { count: 0, characters: 0 };
    groups.set(region.parent, { count: group.count + 1, characters: group.characters + measure.characters });
  }
  let best = { count: 0, characters: 0 };
  for (const group of groups.values()) if (group.characters > best.characters) best = group;
  return { repeatCount: best.count, repeatShare: best.characters / root.characters };
}
