import type { Pace } from "#extension/readers/pace.ts";
import type { Passage } from "#extension/readers/passage.ts";
import type { Region } from "#extension/readers/region.ts";

/** What all passages inside a region come to. */
export type Measure = {
  characters: number;
  linkCharacters: number;
  links: number;
  passages: number;
  headings: number;
  /** Characters in passages that read like prose: long and hardly linked. */
  proseCharacters: number;
  sentences: number;
  prices: number;
  first: number;
  last: number;
  /** Siblings with the same tag and class, itself included: what repeats is a list of things. */
  repeats: number;
};

const longProse = 80;
export const pricePattern = /[$€£¥₹]\s?\d|\d\s?(?:€|kr|zł|USD|EUR|GBP)\b/;
export const sentenceEnd = /[.!?…。！？؟।][”"'’)\]»]*$/u;

export type RegionMeasures = ReadonlyMap<Region, Measure>;

/** Adds up every region on the way from each passage to the root. */
export async function measureRegions(passages: readonly Passage[], pace: Pace): Promise<RegionMeasures> {
  const measures = new Map<Region, Measure>();
  for (const [index, passage] of passages.entries()) {
    if (pace.isDue()) await pace.rest();
    const own = measurePassage(passage, index);
    for (let region: Region | null = passage.region; region; region = region.parent) {
      const sum = measures.get(region);
      if (sum) add(sum, own);
      else measures.set(region, { ...own });
    }
  }
  await countRepeats(measures, pace);
  return measures;
}

export function isProse(passage: Passage): boolean {
  return passage.text.length >= longProse && passage.linkCharacters < passage.text.length * 0.4;
}

function measurePassage(passage: Passage, index: number): Measure {
  const { text, linkCharacters, links, kind } = passage;
  return {
    characters: text.length,
    linkCharacters: Math.min(linkCharacters, text.length),
    links,
    passages: 1,
    headings: kind === "heading" ? 1 : 0,
    proseCharacters: isProse(passage) ? text.length : 0,
    sentences: sentenceEnd.test(text) ? 1 : 0,
    prices: pricePattern.test(text.slice(0, 200)) ? 1 : 0,
    first: index,
    last: index,
    repeats: 1,
  };
}

function add(sum: Measure, own: Measure): void {
  sum.characters += own.characters;
  sum.linkCharacters += own.linkCharacters;
  sum.links += own.links;
  sum.passages += 1;
  sum.headings += own.headings;
  sum.proseCharacters += own.proseCharacters;
  sum.sentences += own.sentences;
  sum.prices += own.prices;
  sum.last = own.last;
}

async function countRepeats(measures: Map<Region, Measure>, pace: Pace): Promise<void> {
  const counts = new Map<Region, Map<string, number>>();
  for (const region of measures.keys()) {
    if (pace.isDue()) await pace.rest();
    if (!region.parent) continue;
    const siblings = counts.get(region.parent) ?? new Map<string, number>();
    counts.set(region.parent, siblings);
    siblings.set(signature(region), (siblings.get(signature(region)) ?? 0) + 1);
  }
  for (const [region, measure] of measures) {
    const siblings = region.parent && counts.get(region.parent);
    measure.repeats = siblings?.get(signature(region)) ?? 1;
  }
}

function signature(region: Region): string {
  return `${region.tag} ${region.hint.split(" ", 1)[0] ?? ""}`;
}
