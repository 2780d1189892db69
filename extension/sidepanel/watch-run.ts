import { notUnderstood, unreachable } from "#extension/sidepanel/call-worker.ts";
import { createPause, type Pause } from "#extension/sidepanel/pause.ts";
import { isKnown, type Piece, readEvents } from "#extension/sidepanel/read-events.ts";
import type { WorkerClient } from "#extension/sidepanel/worker-client.ts";
import { type ErrorCode, TeranceError } from "#shared/errors.ts";
import type { Id } from "#shared/ids.ts";
import type { NumberedEvent, RunEvent, RunRequest } from "#shared/run.ts";

export type WatchRun = {
  client: Pick<WorkerClient, "worker" | "startRun" | "openEvents">;
  conversation: Id;
  run: Id;
  /** Starts the run with it; left out to watch one that was started. */
  request?: RunRequest | undefined;
  /** The last sequence number already seen. */
  after?: number;
  /** Stops the watching. The run itself goes on: only `stopRun` ends it. */
  signal: AbortSignal;
  /** Told when the connection is cut and when it is back. */
  onConnection?: (isConnected: boolean) => void;
  pause?: Pause;
  /** Milliseconds without a byte after which a connection counts as dead. */
  idle?: number;
};

/**
 * A run's events, each once and in order, from the start of the run to its terminal event, over as many
 * connections as it takes. Ends without a terminal event when the signal aborts, or when the run's buffer is
 * gone: then the record is to be read instead.
 * @throws TeranceError what the worker says, or `worker-unreachable` when it stays away
 */
export async function* watchRun(watch: WatchRun): AsyncGenerator<NumberedEvent, void> {
  const { signal, onConnection, pause = createPause() } = watch;
  const progress = { after: watch.after ?? 0, isStarted: !watch.request, failures: 0, characters: 0 };
  while (!signal.aborted) {
    const failure = yield* watchOnce(watch, progress);
    if (failure === "over" || signal.aborted) return;
    progress.failures++;
    if (progress.failures === 1) onConnection?.(false);
    if (progress.failures > (progress.isStarted ? patience : attempts)) throw failure;
    await pause(Math.min(4_000, 250 * 2 ** (progress.failures - 1)), signal);
  }
}

type Progress = { after: number; isStarted: boolean; failures: number; characters: number };

/** Tries again after a first failed start: the person waits for these before hearing that the worker is down. */
const attempts = 3;

/** Tries in a row without one new event before giving up on a started run: more than ten minutes. */
const patience = 160;

/** In characters of text and reasoning: no model writes this much. */
const longestAnswer = 32 * 1024 * 1024;

const passing: ReadonlySet<ErrorCode> = new Set([
  "worker-unreachable",
  "worker-not-understood",
  "unavailable",
  "internal",
]);

// One connection. Gives "over", or why it ended before the run did; throws what no other try can mend.
async function* watchOnce(
  watch: WatchRun,
  progress: Progress,
): AsyncGenerator<NumberedEvent, TeranceError | "over"> {
  const stream = await connect(watch, progress).catch((error: unknown) => passOver(watch, error));
  if (stream === "over" || stream instanceof TeranceError) return stream;
  if (progress.failures > 0) watch.onConnection?.(true);
  try {
    for await (const piece of stream) {
      const place = placeOf(piece, progress.after);
      if (place === "gap") break;
      if (place === "seen") continue;
      countIn(progress, piece, watch.client);
      if (isKnown(piece)) yield piece;
      if (isTerminalEvent(piece.event)) return "over";
    }
  } catch (error) {
    if (error instanceof TeranceError) throw error;
  }
  return unreachable(watch.client);
}

// A start whose outcome is unknown is sent again with the same key: the worker then attaches to the run.
async function connect(watch: WatchRun, progress: Progress): Promise<AsyncGenerator<Piece, void> | "over"> {
  const { client, conversation, run, request, signal, idle = 60_000 } = watch;
  const response =
    progress.isStarted || !request
      ? await client.openEvents({ conversation, run, after: progress.after }, signal)
      : await client.startRun({ conversation, request }, signal);
  return response?.body ? readEvents({ body: response.body, worker: client.worker, idle, signal }) : "over";
}

function passOver({ signal }: WatchRun, error: unknown): TeranceError | "over" {
  if (signal.aborted) return "over";
  if (error instanceof TeranceError && passing.has(error.code)) return error;
  throw error;
}

// An interruption stands outside the count: the worker cannot read what it numbered before it was killed.
function placeOf({ sequence, event }: Piece, after: number): "next" | "seen" | "gap" {
  if (event?.type === "data-run-interrupted" || sequence === after + 1) return "next";
  return sequence <= after ? "seen" : "gap";
}

function countIn(progress: Progress, { sequence, event }: Piece, client: WatchRun["client"]): void {
  progress.after = Math.max(progress.after, sequence);
  progress.isStarted = true;
  progress.failures = 0;
  if (event?.type === "text-delta" || event?.type === "reasoning-delta") {
    progress.characters += event.delta.length;
  }
  if (progress.characters > longestAnswer) throw notUnderstood(client);
}

function isTerminalEvent(event: RunEvent | null): boolean {
  switch (event?.type) {
    case "data-run-ended":
    case "data-run-failed":
    case "data-run-stopped":
    case "data-run-interrupted":
      return true;
    default:
      return false;
  }
}
