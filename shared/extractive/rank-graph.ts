import type { Passage, PassageIndex } from "#shared/extractive/index-passages.ts";

type Vector = ReadonlyMap<number, number>;

/** A candidate with its weight in the page's web of shared words; `vector` is for telling candidates apart. */
export type RankedPassage = { passage: Passage; rank: number; vector: Vector };

/** More sentences than this are thinned out evenly: it bounds time, and a longer page has more than enough to say. */
const mostCandidates = 1_200;

const rounds = 24;
const damping = 0.85;

/**
 * Ranks sentences by how much the rest of the page says the same (LexRank: Erkan and Radev 2004): the stationary
 * weight of a walk along the cosine similarity of their words. Terms in more than a fifth of the sentences carry
 * nothing and are left out, which also keeps the graph sparse.
 */
export function rankGraph(index: PassageIndex): RankedPassage[] {
  const all = index.passages.filter(isStatement);
  const step = Math.max(1, all.length / mostCandidates);
  const passages = Array.from(
    { length: Math.ceil(all.length / step) },
    (_, at) => all[Math.floor(at * step)],
  ).filter((passage) => passage !== undefined);
  const vectors = passages.map((passage) => weighTerms(passage, index));
  const edges = connect(vectors);
  let ranks = new Float64Array(passages.length).fill(1);
  for (let round = 0; round < rounds; round++) {
    const next = new Float64Array(passages.length).fill(1 - damping);
    edges.forEach((row, from) => {
      for (const [to, share] of row) next[to] = (next[to] ?? 0) + damping * share * (ranks[from] ?? 0);
    });
    ranks = next;
  }
  return passages.map((passage, at) => ({ passage, rank: ranks[at] ?? 0, vector: vectors[at] ?? new Map() }));
}

/** Cosine of two term vectors of length 1. */
export function compareVectors(one: Vector, other: Vector): number {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  let sum = 0;
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0);
  return sum;
}

function isStatement(passage: Passage): boolean {
  return (
    passage.kind !== "heading" &&
    passage.kind !== "code" &&
    passage.kind !== "attribute" &&
    passage.terms.length > 3
  );
}

function weighTerms(passage: Passage, index: PassageIndex): Map<number, number> {
  const vector = new Map<number, number>();
  const count = index.passages.length;
  for (const term of passage.terms) {
    const frequency = index.postings[term]?.length ?? 1;
    if (frequency > Math.max(4, count / 5)) continue;
    vector.set(term, (vector.get(term) ?? 0) + Math.log(1 + count / frequency));
  }
  let length = 0;
  for (const weight of vector.values()) length += weight * weight;
  const norm = Math.sqrt(length) || 1;
  for (const [term, weight] of vector) vector.set(term, weight / norm);
  return vector;
}

/** For each sentence the sentences it is like, with shares that add up to 1. */
function connect(vectors: readonly Vector[]): [number, number][][] {
  const holders = new Map<number, number[]>();
  vectors.forEach((vector, at) => {
    for (const term of vector.keys()) {
      const list = holders.get(term);
      if (list) list.push(at);
      else holders.set(term, [at]);
    }
  });
  const likeness = new Float64Array(vectors.length);
  return vectors.map((vector, at) => {
    likeness.fill(0);
    for (const [term, weight] of vector) {
      for (const other of holders.get(term) ?? []) {
        likeness[other] = (likeness[other] ?? 0) + weight * (vectors[other]?.get(term) ?? 0);
      }
    }
    const row: [number, number][] = [];
    let total = 0;
    likeness.forEach((value, other) => {
      if (other === at || value < 0.05) return;
      row.push([other, value]);
      total += value;
    });
    return row.map(([other, value]) => [other, value / total]);
  });
}
