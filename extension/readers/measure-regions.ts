import type { Pace } from "#extension/readers/pace.ts";
import type { Passage } from "#extension/readers/passage.ts";
import type { Region } from "#extension/readers/region.ts";
import type { TextFacts } from "#extension/readers/text-features.ts";

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

export type RegionMeasures = ReadonlyMap<Region, Measure>;

export type MeasureInput = { passages: readonly Passage[]; facts: readonly TextFacts[]; pace: Pace };

/** Adds up every region on the way from each passage to the root. */
export async function measureRegions({ passages, facts, pace }: MeasureInput): Promise<RegionMeasures> {
  const measures = new Map<Region, Measure>();
  for (const [index, passage] of passages.entries()) {
    if (pace.isDue()) await pace.rest();
    const own = measurePassage(passage, facts[index], index);
    for (let region: Region | null = passage.region; region; region = region.parent) {
      const sum = measures.get(region);
      if (sum) add(sum, own);
      else measures.set(region, { ...own });
    }
  }
  await countRepeats(measures, pace);
  return measures;
}

function measurePassage(passage: Passage, facts: TextFacts | undefined, index: number): Measure {
  const { text, linkCharacters, links, kind } = passage;
  return {
    characters: text.length,
    linkCharacters: Math.min(linkCharacters, text.length),
    links,
    passages: 1,
    headings: kind === "heading" ? 1 : 0,
    proseCharacters: facts?.isProse ? text.length : 0,
    sentences: facts?.endsSentence ? 1 : 0,
    prices: facts?.hasPrice ? 1 : 0,
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
  const groups = new Map<Region, Map<string, Measure[]>>();
  for (const [region, measure] of measures) {
    if (pace.isDue()) await pace.rest();
    if (!region.parent) continue;
    let siblings = groups.get(region.parent);
    if (!siblings) {
      siblings = new Map();
      groups.set(region.parent, siblings);
    }
    const signature = signatureOf(region);
    const alike = siblings.get(signature);
    if (alike) alike.push(measure);
    else siblings.set(signature, [measure]);
  }
  for (const siblings of groups.values())
    for (const alike of siblings.values()) for (const measure of alike) measure.repeats = alike.length;
}

function signatureOf({ tag, hint }: Region): string {
  const end = hint.indexOf(" ");
  return `${tag} ${end < 0 ? hint : hint.slice(0, end)}`;
}
