import type { Sample } from "#tests/bench/reading/grow-forest.ts";
import type { SavedPage } from "#tests/bench/reading/page-set.ts";
import { wordsIn } from "#tests/bench/reading/score-text.ts";

export type Described = readonly { text: string; row: readonly number[] }[];

/** Says which share of each passage's four-word runs occur in the page's true content, and what it weighs. */
export function labelPassages(page: SavedPage, passages: Described): Sample {
  const fold = (text: string) => wordsIn(page.set === "pages" ? text.toLowerCase() : text);
  const truth = fold(page.truth);
  const known = new Set<string>();
  for (let size = 1; size <= 4; size++) {
    for (let at = 0; at + size <= truth.length; at++) known.add(truth.slice(at, at + size).join(" "));
  }
  const words = passages.map((passage) => fold(passage.text));
  const total = words.reduce((sum, list) => sum + list.length, 0);
  const scale = 1_000 / Math.min(total, 3 * truth.length + 200);
  return {
    rows: passages.map((passage) => passage.row),
    shares: words.map((list) => shareKnown(list, known)),
    weights: words.map((list) => (list.length * 0.85 + 1) * scale),
  };
}

function shareKnown(words: readonly string[], known: ReadonlySet<string>): number {
  const size = Math.min(4, words.length);
  const runs = Math.max(0, words.length - size + 1);
  if (size === 0) return 0;
  let hits = 0;
  for (let at = 0; at < runs; at++) if (known.has(words.slice(at, at + size).join(" "))) hits++;
  return hits / runs;
}
