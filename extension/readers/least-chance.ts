export type Candidate = { chance: number; length: number };

/**
 * The chance from which passages are taken so that the expected F1 of the choice is greatest: a page that is
 * plain to judge is cut sharply, one that is not is rather taken than left.
 */
export function leastChance(candidates: readonly Candidate[]): number {
  const sorted = candidates.toSorted((one, other) => other.chance - one.chance);
  const wanted = sorted.reduce((sum, { chance, length }) => sum + chance * length, 0);
  let [hit, taken, best, least] = [0, 0, -1, 1];
  for (const { chance, length } of sorted) {
    hit += chance * length;
    taken += length;
    const expected = (2 * hit) / (taken + wanted);
    if (expected > best) {
      best = expected;
      least = chance;
    }
  }
  return least;
}
