import type { RegionMeasures } from "#extension/readers/measure-regions.ts";
import type { Passage } from "#extension/readers/passage.ts";
import type { Region } from "#extension/readers/region.ts";
import type { TextFacts } from "#extension/readers/text-features.ts";

const reach = [1, 0.7, 0.35, 0.2] as const;

type FindInput = { passages: readonly Passage[]; facts: readonly TextFacts[]; measures: RegionMeasures };

/**
 * The region most prose stands directly in: every prose passage votes for the regions around it, less for
 * those farther out, and links take votes away.
 */
export function findCandidate({ passages, facts, measures }: FindInput): Region | null {
  const votes = new Map<Region, number>();
  for (const [index, passage] of passages.entries()) {
    if (!facts[index]?.isProse) continue;
    const commas = passage.text.slice(0, 2_000).match(/[,;，、،]/g)?.length ?? 0;
    const vote = 1 + commas + Math.min(5, passage.text.length / 100);
    let region = passage.region.parent ?? passage.region;
    for (const share of reach) {
      votes.set(region, (votes.get(region) ?? 0) + vote * share);
      if (!region.parent) break;
      region = region.parent;
    }
  }
  let best: { region: Region; score: number } | null = null;
  for (const [region, vote] of votes) {
    const measure = measures.get(region);
    const score = measure ? vote * (1 - measure.linkCharacters / measure.characters) : 0;
    if (!best || score > best.score) best = { region, score };
  }
  return best?.region ?? null;
}
