/** Words as both sets count them: letters, marks, digits and underscores. */
export function wordsIn(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [];
}

/** F1 of two bags of words in lower case: the metric of `pages/`. */
export function bagF1(predicted: string, truth: string): number {
  const [ours, theirs] = [predicted, truth].map((text) => countAll(wordsIn(text.toLowerCase())));
  const [found, wanted, common] = [sumOf(ours), sumOf(theirs), overlap(ours, theirs)];
  if (found === 0 && wanted === 0) return 1;
  return (2 * common) / (found + wanted);
}

export type Shares = { hit: number; extra: number; missed: number };

/** Shares of 4-word shingles in common, too many and missing: the metric of `articles/`. */
export function shingleShares(predicted: string, truth: string): Shares {
  const [ours, theirs] = [predicted, truth].map((text) => countAll(shingles(wordsIn(text))));
  const hit = overlap(ours, theirs);
  const [extra, missed] = [sumOf(ours) - hit, sumOf(theirs) - hit];
  const all = hit + extra + missed || 1;
  return { hit: hit / all, extra: extra / all, missed: missed / all };
}

/** F1 of mean precision and mean recall over pages. */
export function shingleF1(pages: readonly Shares[]): number {
  const precision = mean(
    pages.filter((it) => it.hit + it.extra > 0).map((it) => it.hit / (it.hit + it.extra)),
  );
  const recall = mean(
    pages.filter((it) => it.hit + it.missed > 0).map((it) => it.hit / (it.hit + it.missed)),
  );
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The value below which this share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function shingles(words: readonly string[]): string[] {
  if (words.length === 0) return [];
  return Array.from({ length: Math.max(1, words.length - 3) }, (_, at) => words.slice(at, at + 4).join(" "));
}

function countAll(items: readonly string[] = []): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

function overlap(
  one: ReadonlyMap<string, number> = new Map(),
  other: ReadonlyMap<string, number> = new Map(),
): number {
  let common = 0;
  for (const [item, count] of one) common += Math.min(count, other.get(item) ?? 0);
  return common;
}

function sumOf(counts: ReadonlyMap<string, number> = new Map()): number {
  return Array.from(counts.values()).reduce((sum, count) => sum + count, 0);
}
