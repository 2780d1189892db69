export type Candidate = { chance: number; length: number };

/** Where so much of what is wanted is this sure, as in an article, what is less likely than the last is not taken. */
const sureChance = 0.9;
const sureShare = 0.4;
const sharpChance = 0.65;

/**
 * The chance from which passages are taken so that the expected F1 of the choice is greatest: a page that is
 * plain to judge is cut sharply, one that is not is rather taken than left.
 */
export function leastChance(candidates: readonly Candidate[]): number {
  const wanted = candidates.reduce((sum, { chance, length }) => sum + chance * length, 0);
  const sure = candidates.reduce((sum, { chance, length }) => sum + (chance >= sureChance ? length : 0), 0);
  const least = fairChance(candidates, wanted);
  return sure >= sureShare * wanted ? Math.max(least, sharpChance) : least;
}

function fairChance(candidates: readonly Candidate[], wanted: number): number {
  const sorted = candidates.toSorted((one, other) => other.chance - one.chance);
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
