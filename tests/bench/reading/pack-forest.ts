import { Buffer } from "node:buffer";
import type { PackedForest } from "#extension/readers/trees.ts";

/** A tree as it is grown: a complete binary tree in breadth-first order, feature −1 where it ends early. */
export type Tree = {
  features: readonly number[];
  thresholds: readonly number[];
  values: readonly number[];
};

export type Grown = { base: number; depth: number; width: number; trees: readonly Tree[] };

/** Packs a grown forest small: it is put into every page that is read. */
export function packForest({ base, depth, width, trees }: Grown): PackedForest {
  const inner = 2 ** depth - 1;
  const cuts = Array.from({ length: width }, (_, feature) => cutsOf(feature, trees));
  const [features, places, leaves]: [number[], number[], number[]] = [[], [], []];
  for (const tree of trees) {
    for (let node = 0; node < inner; node++) {
      const feature = tree.features[node] ?? -1;
      features.push(Math.max(0, feature));
      places.push(feature < 0 ? 0 : (cuts[feature] ?? []).indexOf(tree.thresholds[node] ?? 0));
    }
    for (let leaf = inner; leaf <= 2 * inner; leaf++) leaves.push(valueAt(tree, leaf));
  }
  const step = Math.max(...leaves.map(Math.abs)) / 127;
  return {
    base,
    depth,
    cuts,
    features: toText(Uint8Array.from(features)),
    places: toText(Uint8Array.from(places)),
    leaves: toText(Int8Array.from(leaves, (value) => Math.round(value / step))),
    step,
  };
}

function cutsOf(feature: number, trees: readonly Tree[]): number[] {
  const used = trees.flatMap((tree) => tree.thresholds.filter((_, node) => tree.features[node] === feature));
  return Array.from(new Set(used)).sort((one, other) => one - other);
}

// Below a node that ended early every leaf says what that node says.
function valueAt(tree: Tree, leaf: number): number {
  let value = tree.values[leaf] ?? 0;
  for (let node = leaf; node > 0; ) {
    node = (node - 1) >> 1;
    if ((tree.features[node] ?? -1) < 0) value = tree.values[node] ?? 0;
  }
  return value;
}

function toText(bytes: Uint8Array | Int8Array): string {
  return Buffer.from(bytes.buffer).toString("base64");
}
