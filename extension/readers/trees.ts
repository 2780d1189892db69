/**
 * A sum of small decision trees, as `tests/bench/fit-reading.ts` writes it. A tree is a complete binary tree in
 * breadth-first order: node i has the children 2i + 1 (value below the threshold) and 2i + 2.
 */
export type Forest = {
  base: number;
  trees: readonly {
    /** Index of the feature a node asks about, −1 where the tree ends. */
    features: readonly number[];
    thresholds: readonly number[];
    /** What the tree adds when it ends at a node. */
    values: readonly number[];
  }[];
};

/** The log-odds a forest gives to one row of features. */
export function scoreRow(forest: Forest, row: ArrayLike<number>): number {
  let sum = forest.base;
  for (const { features, thresholds, values } of forest.trees) {
    let node = 0;
    for (let feature = features[0] ?? -1; feature >= 0; feature = features[node] ?? -1) {
      node = 2 * node + ((row[feature] ?? 0) < (thresholds[node] ?? 0) ? 1 : 2);
    }
    sum += values[node] ?? 0;
  }
  return sum;
}
