export type Store<State, Change> = {
  read(): State;
  change(change: Change): void;
  subscribe(listener: () => void): () => void;
};

/** Holds a state that only `reduce` changes. Has no framework in it, so that the logic is tested without one. */
export function createStore<State, Change>(
  initial: State,
  reduce: (state: State, change: Change) => State,
): Store<State, Change> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    read: () => state,
    change(change) {
      const next = reduce(state, change);
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
