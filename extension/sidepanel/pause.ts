export type Pause = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** Makes a pause that ends early when the network comes back (`online`) or the signal aborts. */
export function createPause(online: EventTarget = findNetworkEvents()): Pause {
  return (milliseconds, signal) =>
    new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        online.removeEventListener("online", end);
        signal.removeEventListener("abort", end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      online.addEventListener("online", end);
      signal.addEventListener("abort", end);
      if (signal.aborted) end();
    });
}

// Where there are no such events, as in Node, only the time ends a pause.
function findNetworkEvents(): EventTarget {
  return globalThis instanceof EventTarget ? globalThis : new EventTarget();
}
