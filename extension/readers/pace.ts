/** Milliseconds one slice may take; the browser calls a task long from 50 ms on. */
const longestSlice = 25;
const callsPerLook = 16;

/** Parts long work into slices, so that the page's own tasks run in between. */
export type Pace = {
  /** True when the slice is used up; cheap enough to ask at every node. */
  isDue: () => boolean;
  /** Lets the page run, then starts the next slice. Rejects with the signal's reason once it is aborted. */
  rest: () => Promise<void>;
  /** Grows by one with every rest, so that what was measured before it can be told from what came after. */
  slice: () => number;
};

export function createPace(signal: AbortSignal): Pace {
  let started = performance.now();
  let calls = 0;
  let slices = 0;
  return {
    isDue: () => ++calls % callsPerLook === 0 && performance.now() - started > longestSlice,
    rest: async () => {
      signal.throwIfAborted();
      await yieldToPage();
      signal.throwIfAborted();
      slices++;
      started = performance.now();
    },
    slice: () => slices,
  };
}

function yieldToPage(): Promise<void> {
  const scheduler: unknown = Reflect.get(globalThis, "scheduler");
  if (hasYield(scheduler)) return scheduler.yield();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}

function hasYield(value: unknown): value is { yield: () => Promise<void> } {
  return typeof value === "object" && value !== null && typeof Reflect.get(value, "yield") === "function";
}
