import type { Omission, OmissionReason } from "#shared/page-context.ts";

/** Counts what a walk sees and what it leaves out. */
export type Tally = {
  /** Characters seen so far, before cleaning. */
  seen: number;
  /** Adds one thing left out. `characters` is 0 where it cannot be known. */
  omit: (reason: OmissionReason, characters: number) => void;
  omissions: () => Omission[];
};

export function createTally(): Tally {
  const counts = new Map<OmissionReason, { count: number; characters: number }>();
  return {
    seen: 0,
    omit: (reason, characters) => {
      const entry = counts.get(reason) ?? { count: 0, characters: 0 };
      counts.set(reason, { count: entry.count + 1, characters: entry.characters + characters });
    },
    omissions: () => Array.from(counts, ([reason, entry]) => ({ reason, ...entry })),
  };
}
