import type { RunEvent } from "#shared/run.ts";

/** Bytes of text joined into one write at most. */
const largestWrite = 64 * 1024;
const pingAfter = 15_000;

/**
 * The events of one run in memory, numbered from 1, as they stand on the wire. Readers hold only a place in
 * it: however many or slow they are, nothing is kept for them, and attaching leaves no gap.
 */
export class RunFeed {
  readonly #frames: string[] = [];
  readonly #closed = Promise.withResolvers<void>();
  #isClosed = false;
  #changed = Promise.withResolvers<void>();

  /** Gives the event its number. */
  append(event: RunEvent): number {
    const sequence = this.#frames.length + 1;
    this.#frames.push(writeFrame(sequence, event));
    this.#announce();
    return sequence;
  }

  close(): void {
    this.#isClosed = true;
    this.#closed.resolve();
    this.#announce();
  }

  /** Resolves when the run is over. */
  get closed(): Promise<void> {
    return this.#closed.promise;
  }

  /** Everything after an event's number, and then what comes, until the end. */
  read(after: number): ReadableStream<Uint8Array> {
    const encoder = new TextEncoder();
    let next = after;
    return new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          const isReady = await this.#waitFor(next);
          if (!isReady) return controller.enqueue(encoder.encode(": waiting\n\n"));
          const frames = this.#take(next);
          next += frames.length;
          if (frames.length > 0) return controller.enqueue(encoder.encode(frames.join("")));
          controller.enqueue(encoder.encode(done));
          controller.close();
        },
      },
      { highWaterMark: 0 },
    );
  }

  #take(from: number): string[] {
    let to = from;
    let size = 0;
    while (to < this.#frames.length && size < largestWrite) size += this.#frames[to++]?.length ?? 0;
    return this.#frames.slice(from, to);
  }

  /** Resolves true when there is something to read or nothing will come any more, false after a silence. */
  async #waitFor(index: number): Promise<boolean> {
    while (index >= this.#frames.length && !this.#isClosed) {
      const silence = Promise.withResolvers<"silence">();
      const timer = setTimeout(() => silence.resolve("silence"), pingAfter);
      const outcome = await Promise.race([this.#changed.promise, silence.promise]);
      clearTimeout(timer);
      if (outcome === "silence") return false;
    }
    return true;
  }

  #announce(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers<void>();
  }
}

const done = "data: [DONE]\n\n";

/** The same bytes for the same events, wherever they come from. */
export function writeStream(events: readonly { sequence: number; event: RunEvent }[]): string {
  return events.map(({ sequence, event }) => writeFrame(sequence, event)).join("") + done;
}

function writeFrame(sequence: number, event: RunEvent): string {
  return `id: ${sequence}\ndata: ${JSON.stringify(event)}\n\n`;
}
