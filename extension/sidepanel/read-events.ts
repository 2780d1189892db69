import { createParser, type EventSourceMessage } from "eventsource-parser";
import { notUnderstood } from "#extension/sidepanel/call-worker.ts";
import { checkShape, parseJson } from "#shared/json.ts";
import { type NumberedEvent, RunEvent } from "#shared/run.ts";
import { z } from "#shared/zod.ts";

/** In characters. An interrupted run's event carries all its sealed parts, so one event may be long. */
const longestEvent = 16 * 1024 * 1024;

/** In bytes, of comments and pieces without an event between them. */
const longestSilence = 32 * 1024 * 1024;

export type EventSource = {
  body: ReadableStream<Uint8Array>;
  worker: string;
  /** Milliseconds without a byte after which a connection counts as dead. */
  idle: number;
  signal: AbortSignal;
};

/** A piece of a stream: events the reader knows, and numbers of events that a newer worker may send. */
export type Piece = { sequence: number; event: RunEvent | null };

/**
 * Reads a run's events from an event stream, whatever chunks its bytes come in. Ends with the stream or at
 * `[DONE]`; the caller cancels by returning.
 * @throws TeranceError `worker-not-understood` when it is no run's stream, or longer than any
 */
export async function* readEvents(source: EventSource): AsyncGenerator<Piece, void> {
  const arrived: EventSourceMessage[] = [];
  let isTooLong = false;
  const parser = createParser({
    onEvent: (message) => void arrived.push(message),
    onError: (error) => {
      isTooLong ||= error.type === "max-buffer-size-exceeded";
    },
    maxBufferSize: longestEvent,
  });
  const decoder = new TextDecoder();
  let silence = 0;
  for await (const chunk of chunksOf(source)) {
    silence += chunk.byteLength;
    parser.feed(decoder.decode(chunk, { stream: true }));
    if (isTooLong || silence > longestSilence) throw notUnderstood(source);
    for (const message of arrived.splice(0)) {
      silence = 0;
      if (message.data === "[DONE]") return;
      yield readMessage(message, source.worker);
    }
  }
}

/** Whether this device knows the event, and not only its number. */
export function isKnown(piece: Piece): piece is NumberedEvent {
  return piece.event !== null;
}

const Typed = z.looseObject({ type: z.string() });
const known: ReadonlySet<string> = new Set(RunEvent.options.map((option) => option.shape.type.value));

function readMessage({ id = "", data }: EventSourceMessage, worker: string): Piece {
  try {
    if (!/^[1-9]\d{0,14}$/.test(id)) throw new RangeError("event without a number");
    const event = parseJson(Typed, data);
    return { sequence: Number(id), event: known.has(event.type) ? checkShape(RunEvent, event) : null };
  } catch (cause) {
    throw notUnderstood({ worker }, cause);
  }
}

// A dead connection gives neither bytes nor an end: cancelling makes its pending read end the stream.
async function* chunksOf({ body, idle, signal }: EventSource): AsyncGenerator<Uint8Array, void> {
  const reader = body.getReader();
  const cancel = () => void reader.cancel().catch(() => undefined);
  let timer = setTimeout(cancel, idle);
  signal.addEventListener("abort", cancel);
  if (signal.aborted) cancel();
  try {
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
      clearTimeout(timer);
      if (value) yield value;
      timer = setTimeout(cancel, idle);
    }
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", cancel);
    cancel();
  }
}
