import type { Passage } from "#extension/readers/passage.ts";
import type { Region } from "#extension/readers/region.ts";

/** A place holds the page's text when this share of all its plain text stands there. */
const mostOfThePage = 0.6;
/** Or when this share of the plain text that stands there was chosen. */
const mostOfThePlace = 0.5;

/**
 * Adds the plain text that stands side by side with what was chosen. Weights may doubt the first or last
 * paragraph of a text for its looks; a person who reads the one reads the other, so it must not be lost.
 */
export function keepFellows(plain: readonly Passage[], chosen: Set<Passage>): void {
  const places = new Map<Region | null, { all: number; chosen: number }>();
  let total = 0;
  for (const passage of plain) {
    const place = places.get(passage.region.parent) ?? { all: 0, chosen: 0 };
    place.all += passage.text.length;
    if (chosen.has(passage)) place.chosen += passage.text.length;
    places.set(passage.region.parent, place);
    total += passage.text.length;
  }
  for (const passage of plain) {
    const place = places.get(passage.region.parent);
    if (!place || place.chosen === 0) continue;
    const isText = place.all >= total * mostOfThePage || place.chosen >= place.all * mostOfThePlace;
    if (isText) chosen.add(passage);
  }
}
