/**
 * A sum of decision trees, packed as `tests/bench/reading/pack-forest.ts` writes it. Every tree is a complete
 * binary tree in breadth-first order: node i has the children 2i + 1 (value below the cut) and 2i + 2.
 */
export type PackedForest = {
  base: number;
  depth: number;
  /** Where each feature is cut, by its index. */
  cuts: readonly (readonly number[])[];
  /** Base64: for each inner node of each tree the index of the feature it asks about. */
  features: string;
  /** Base64: for each inner node of each tree the index of its cut among the feature's. */
  places: string;
  /** Base64: what each tree adds at each of its leaves, in signed steps. */
  leaves: string;
  step: number;
};

export type Forest = (row: Float64Array) => number;

/** Unpacks a forest into the function that gives the log-odds for one row of features. */
export function openForest({ base, depth, cuts, step, ...packed }: PackedForest): Forest {
  const features = unpack(packed.features);
  const thresholds = Float64Array.from(
    unpack(packed.places),
    (place, node) => cuts[features[node] ?? 0]?.[place] ?? Infinity,
  );
  const leaves = Float64Array.from(new Int8Array(unpack(packed.leaves).buffer), (steps) => steps * step);
  const inner = 2 ** depth - 1;
  const trees = features.length / inner;
  return (row) => {
    let sum = base;
    for (let tree = 0; tree < trees; tree++) {
      const first = tree * inner;
      let node = 0;
      while (node < inner) {
        const value = row[features[first + node] ?? 0] ?? 0;
        node = 2 * node + (value < (thresholds[first + node] ?? 0) ? 1 : 2);
      }
      sum += leaves[tree * (inner + 1) + node - inner] ?? 0;
    }
    return sum;
  };
}

function unpack(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
