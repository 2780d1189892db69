/** One measured figure, as `npm run bench --json` prints it. */
export type Figure = {
  name: string;
  value: number;
  unit: string;
  /** What it has to reach; null when there is nothing to reach, only to know. */
  goal: { atMost?: number; atLeast?: number } | null;
  ok: boolean;
  /** What others reach, measured in the same run. */
  peers: { name: string; value: number }[];
};

type Measured = Pick<Figure, "name" | "value" | "unit"> & Partial<Pick<Figure, "goal" | "peers">>;

/** Makes a figure and judges it by its goal. A value that is not a number never passes. */
export function makeFigure({ goal = null, peers = [], ...measured }: Measured): Figure {
  const { atMost = Number.POSITIVE_INFINITY, atLeast = Number.NEGATIVE_INFINITY } = goal ?? {};
  const ok = measured.value <= atMost && measured.value >= atLeast;
  return { ...measured, goal, ok, peers };
}

/** A figure as one line for a person. */
export function describeFigure({ name, value, unit, goal, ok, peers }: Figure): string {
  const bound = goal?.atMost === undefined ? `≥ ${goal?.atLeast}` : `≤ ${goal.atMost}`;
  const verdict = goal === null ? "" : ` (goal ${bound}: ${ok ? "reached" : "MISSED"})`;
  const others = peers.map((peer) => `${peer.name} ${round(peer.value)}`).join(", ");
  return `  ${ok ? "✓" : "✗"} ${name}: ${round(value)} ${unit}${verdict}${others ? `; ${others}` : ""}`;
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
