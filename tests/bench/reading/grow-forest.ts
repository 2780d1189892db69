import type { Grown, Tree } from "#tests/bench/reading/pack-forest.ts";

/** Rows of features with the share of each that is content, and how much each row counts. */
export type Sample = {
  rows: readonly (readonly number[])[];
  shares: readonly number[];
  weights: readonly number[];
};

const rounds = 200;
const depth = 4;
const rate = 0.07;
const calm = 20;
const leastWeight = 20;
const bins = 48;
const rowShare = 0.5;
const featureShare = 0.25;

type Split = { gain: number; feature: number; threshold: number; bin: number };
type Column = { cuts: number[]; binOf: Uint8Array };

/** Grows trees one after the other, each on the error the others leave (gradient boosting, Friedman 2001). */
export function growForest({ rows, shares, weights }: Sample): Grown {
  const random = createRandom(5);
  const width = rows[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, feature) => cutColumn(rows, feature, random));
  const total = sumOver(weights, (weight) => weight);
  const share = sumOver(weights, (weight, row) => weight * (shares[row] ?? 0)) / total;
  const base = Math.log(share / (1 - share));
  const scores = new Float64Array(rows.length).fill(base);
  const trees: Tree[] = [];
  for (let round = 0; round < rounds; round++) {
    const slopes = scores.map((score, row) => (sigmoid(score) - (shares[row] ?? 0)) * (weights[row] ?? 0));
    const curves = scores.map((score, row) => {
      const chance = sigmoid(score);
      return Math.max(1e-6, chance * (1 - chance)) * (weights[row] ?? 0);
    });
    const drawn = Array.from(rows.keys()).filter(() => random() < rowShare);
    const tree = growTree({
      columns,
      slopes,
      curves,
      drawn,
      isTried: columns.map(() => random() < featureShare),
    });
    trees.push(tree);
    rows.forEach((row, index) => {
      scores[index] = (scores[index] ?? 0) + treeValue(tree, row);
    });
  }
  return { base: round4(base), depth, width, trees };
}

type Growing = {
  columns: readonly Column[];
  slopes: Float64Array;
  curves: Float64Array;
  drawn: readonly number[];
  isTried: readonly boolean[];
};

function growTree(growing: Growing): Tree {
  const size = 2 ** (depth + 1) - 1;
  const features = new Array<number>(size).fill(-1);
  const thresholds = new Array<number>(size).fill(0);
  const values = new Array<number>(size).fill(0);
  const members: (readonly number[])[] = [growing.drawn];
  for (let node = 0; node < size; node++) {
    const rows = members[node] ?? [];
    const slope = rows.reduce((sum, row) => sum + (growing.slopes[row] ?? 0), 0);
    const curve = rows.reduce((sum, row) => sum + (growing.curves[row] ?? 0), 0);
    values[node] = round4((-slope / (curve + calm)) * rate);
    const split = node < 2 ** depth - 1 ? bestSplit(growing, { rows, slope, curve }) : null;
    if (!split) continue;
    features[node] = split.feature;
    thresholds[node] = split.threshold;
    const binOf = growing.columns[split.feature]?.binOf;
    members[2 * node + 1] = rows.filter((row) => (binOf?.[row] ?? 0) <= split.bin);
    members[2 * node + 2] = rows.filter((row) => (binOf?.[row] ?? 0) > split.bin);
  }
  return { features, thresholds, values };
}

type Leaf = { rows: readonly number[]; slope: number; curve: number };

function bestSplit(
  { columns, slopes, curves, isTried }: Growing,
  { rows, slope, curve }: Leaf,
): Split | null {
  let best: Split | null = null;
  const whole = (slope * slope) / (curve + calm);
  for (const [feature, { cuts, binOf }] of columns.entries()) {
    if (!isTried[feature]) continue;
    const sums = new Float64Array(bins * 2);
    for (const row of rows) {
      const at = (binOf[row] ?? 0) * 2;
      sums[at] = (sums[at] ?? 0) + (slopes[row] ?? 0);
      sums[at + 1] = (sums[at + 1] ?? 0) + (curves[row] ?? 0);
    }
    let [left, leftCurve] = [0, 0];
    for (const [bin, threshold] of cuts.entries()) {
      left += sums[bin * 2] ?? 0;
      leftCurve += sums[bin * 2 + 1] ?? 0;
      if (leftCurve < leastWeight || curve - leftCurve < leastWeight) continue;
      const right = slope - left;
      const gain = (left * left) / (leftCurve + calm) + (right * right) / (curve - leftCurve + calm) - whole;
      if (gain > (best?.gain ?? 0)) best = { gain, feature, threshold, bin };
    }
  }
  return best;
}

function cutColumn(rows: Sample["rows"], feature: number, random: () => number): Column {
  const drawn = Array.from({ length: 4_000 }, () => rows[Math.floor(random() * rows.length)]?.[feature] ?? 0);
  const sorted = drawn.sort((one, other) => one - other);
  const distinct = Array.from(new Set(sorted));
  const marks =
    distinct.length <= bins
      ? distinct.slice(1)
      : Array.from({ length: bins - 1 }, (_, bin) => sorted[Math.floor(((bin + 1) * 4_000) / bins)] ?? 0);
  const cuts = Array.from(new Set(marks.map(round4)));
  const binOf = Uint8Array.from(rows, (row) => cuts.filter((cut) => (row[feature] ?? 0) >= cut).length);
  return { cuts, binOf };
}

function treeValue(tree: Tree, row: readonly number[]): number {
  let node = 0;
  for (let feature = tree.features[0] ?? -1; feature >= 0; feature = tree.features[node] ?? -1) {
    node = 2 * node + ((row[feature] ?? 0) < (tree.thresholds[node] ?? 0) ? 1 : 2);
  }
  return tree.values[node] ?? 0;
}

function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function sumOver(values: readonly number[], term: (value: number, index: number) => number): number {
  return values.reduce((sum, value, index) => sum + term(value, index), 0);
}

function sigmoid(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

function round4(value: number): number {
  return Number(value.toPrecision(4));
}
