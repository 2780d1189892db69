import { TeranceError } from "#shared/errors.ts";
import { answerEventStream } from "#worker/runs/event-stream.ts";
import { writeStream } from "#worker/runs/run-feed.ts";
import type { StoredRun } from "#worker/runs/run-table.ts";

type Interrupted = { stored: StoredRun; parts: { records: string[]; lastSequence: number }; after: number };

/**
 * Hands out what an interrupted run left, which only a device can open. The numbers go on after what the
 * parts hold, or after what the reader saw live and the parts do not hold.
 */
export function answerInterrupted({ stored, parts, after }: Interrupted): Response {
  // Lost before its key was sealed, a run left nothing: its reader is told to ask again.
  if (stored.sealedKey === null) throw new TeranceError("run-not-found");
  const data = { run: stored.id, key: stored.sealedKey, parts: parts.records };
  const last = Math.max(parts.lastSequence, after);
  return answerEventStream(
    writeStream([
      { sequence: last + 1, event: { type: "data-run-interrupted", data } },
      { sequence: last + 2, event: { type: "finish", finishReason: "other" } },
    ]),
  );
}
