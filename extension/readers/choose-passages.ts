import { hintNames, matchHints } from "#extension/readers/hint-words.ts";
import { keepFellows } from "#extension/readers/keep-fellows.ts";
import { leastChance } from "#extension/readers/least-chance.ts";
import { measureRegions } from "#extension/readers/measure-regions.ts";
import type { Pace } from "#extension/readers/pace.ts";
import { shapePage } from "#extension/readers/page-shape.ts";
import type { Passage } from "#extension/readers/passage.ts";
import { createDescriber } from "#extension/readers/passage-features.ts";
import packed from "#extension/readers/passage-forest.json" with { type: "json" };
import type { Region } from "#extension/readers/region.ts";
import { factsOf, type TextFacts } from "#extension/readers/text-features.ts";
import { openForest } from "#extension/readers/trees.ts";

const forest = openForest(packed);
/** Beyond this many passages a page is taken as it is, without its furniture. */
const mostScored = 30_000;
/** A page with no more text than this is taken whole, without its furniture: there is nothing to weigh it by. */
const leastWeighed = 2_000;

export type ChooseInput = { passages: readonly Passage[]; title: string; pace: Pace };

/** Chooses what the page is about; the whole visible page without its furniture where nothing stands out. */
export async function choosePassages({ passages, title, pace }: ChooseInput): Promise<Passage[]> {
  const texts = passages.filter((passage) => passage.kind !== "attribute");
  const length = texts.reduce((sum, passage) => sum + passage.text.length, 0);
  const isWeighed = length > leastWeighed && texts.length <= mostScored;
  const chosen = new Set(isWeighed ? await scorePassages({ passages: texts, title, pace }) : []);
  if (chosen.size > 0) keepFellows(texts.filter(isPlain), chosen);
  if (chosen.size === 0) for (const passage of texts) if (!isFurniture(passage.region)) chosen.add(passage);
  if (chosen.size === 0) return texts;
  return passages.filter((passage, index) => chosen.has(passage) || isBeside(index, passages, chosen));
}

async function scorePassages({ passages, title, pace }: ChooseInput): Promise<Passage[]> {
  if (passages.length === 0) return [];
  const facts: TextFacts[] = [];
  for (const passage of passages) {
    if (pace.isDue()) await pace.rest();
    facts.push(factsOf(passage));
  }
  const measures = await measureRegions({ passages, facts, pace });
  const shape = shapePage({ passages, facts, measures, title });
  const describe = createDescriber({ passages, facts, measures, shape });
  const candidates: { passage: Passage; chance: number; length: number }[] = [];
  for (const [index, passage] of passages.entries()) {
    if (pace.isDue()) await pace.rest();
    const score = forest(describe(index));
    candidates.push({ passage, chance: 1 / (1 + Math.exp(-score)), length: passage.text.length });
  }
  const least = leastChance(candidates);
  return candidates.filter(({ chance }) => chance >= least).map(({ passage }) => passage);
}

// An image's words come along when the text on either side of it does.
function isBeside(index: number, passages: readonly Passage[], chosen: ReadonlySet<Passage>): boolean {
  if (passages[index]?.kind !== "attribute") return false;
  const before = passages
    .slice(Math.max(0, index - 8), index)
    .findLast((other) => other.kind !== "attribute");
  const after = passages.slice(index + 1, index + 9).find((other) => other.kind !== "attribute");
  return (!before || chosen.has(before)) && (!after || chosen.has(after));
}

// Text to read: neither made of links or buttons, nor part of the page's furniture.
function isPlain({ text, linkCharacters, buttonCharacters, region }: Passage): boolean {
  return (linkCharacters + buttonCharacters) * 3 < text.length && !isFurniture(region);
}

const furnitureTags = new Set(["nav", "footer", "aside"]);
const furnitureRoles = new Set(["navigation", "contentinfo", "complementary", "banner", "search"]);
const consent = hintNames.indexOf("consent");

function isFurniture(from: Region): boolean {
  for (let region: Region | null = from; region; region = region.parent) {
    if (furnitureTags.has(region.tag) || furnitureRoles.has(region.role)) return true;
    if (region.parent && matchHints(region.hint).includes(consent)) return true;
  }
  return false;
}
