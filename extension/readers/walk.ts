import type { Pace } from "#extension/readers/pace.ts";
import type { Box, Region } from "#extension/readers/region.ts";
import type { Backdrop, Sight } from "#extension/readers/sight.ts";
import type { Tally } from "#extension/readers/tally.ts";
import type { Viewport } from "#extension/readers/viewport.ts";

/** An opaque box that may lie over text painted before it. */
export type Cover = { sight: Sight; box: Box; order: number };

/** Something painted that text may stand on; `colours` is null where they cannot be known. */
export type Ground = { box: Box; colours: Backdrop };

/** Where in the walk a node is met. */
export type Place = { element: Element; sight: Sight; region: Region };

/** One node being met; `order` is its number in reading order. */
export type Visit = { place: Place; walk: Walk; portion: WalkInput["portion"]; order: number };

export type Walk = {
  root: Region;
  tally: Tally;
  covers: Cover[];
  /** Pictures, and boxes with a ground of their own, that text may stand on without being inside them. */
  grounds: Ground[];
  /** Number of runs that are doubtful. */
  doubts: number;
  viewport: Viewport;
  /** The one range that boxes of text are measured with. */
  probe: Range;
};

/** What is visited; only the nodes of this range, when one is given. */
export type WalkInput = {
  document: Document;
  pace: Pace;
  /** The text of a node that is wanted, as offsets; null for none of it. All of it when absent. */
  portion?: ((node: Text) => { start: number; end: number } | null) | undefined;
};
