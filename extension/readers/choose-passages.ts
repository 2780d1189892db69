import type { Passage } from "#extension/readers/passage.ts";
import type { Region } from "#extension/readers/region.ts";

const furniture = new Set(["nav", "footer", "aside"]);

export function choosePassages(passages: readonly Passage[]): Passage[] {
  return passages.filter((passage) => !isFurniture(passage.region));
}

function isFurniture(from: Region): boolean {
  for (let region: Region | null = from; region; region = region.parent) {
    if (furniture.has(region.tag)) return true;
  }
  return false;
}
