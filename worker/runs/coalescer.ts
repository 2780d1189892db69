import type { RunEvent } from "#shared/run.ts";

type Delta = Extract<RunEvent, { type: "text-delta" | "reasoning-delta" }>;

/** Deltas within this many milliseconds of the last event become one. The first after a pause goes at once. */
const window = 40;

/** A delta longer than this is cut, so that no event grows without bound. */
const longestDelta = 32_000;

/** Joins neighbouring deltas, so that a fast model costs few events. Order is kept. */
export class Coalescer {
  readonly #emit: (event: RunEvent) => void;
  #pending: Delta | undefined;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #lastAt = 0;

  constructor(emit: (event: RunEvent) => void) {
    this.#emit = emit;
  }

  push(event: RunEvent): void {
    if (event.type !== "text-delta" && event.type !== "reasoning-delta") {
      this.flush();
      this.#emit(event);
      return;
    }
    if (this.#pending?.type === event.type && this.#pending.id === event.id) {
      this.#pending.delta += event.delta;
    } else {
      this.flush();
      this.#pending = { ...event };
    }
    this.#schedule();
  }

  /** Lets go of what is held back. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = null;
    const pending = this.#pending;
    if (!pending) return;
    this.#pending = undefined;
    this.#lastAt = Date.now();
    for (const delta of cut(pending.delta)) this.#emit({ ...pending, delta });
  }

  #schedule(): void {
    if (this.#timer !== null) return;
    const wait = this.#lastAt + window - Date.now();
    if (wait <= 0) this.flush();
    else this.#timer = setTimeout(() => this.flush(), wait);
  }
}

function* cut(text: string): Generator<string> {
  for (let at = 0; at < text.length; ) {
    let end = at + longestDelta;
    if (isHighSurrogate(text.charCodeAt(end - 1))) end++;
    yield text.slice(at, end);
    at = end;
  }
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
