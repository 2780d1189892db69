import fc from "fast-check";
import { expect, test, vi } from "vitest";
import type { RunEvent } from "#shared/run.ts";
import { Coalescer } from "#worker/runs/coalescer.ts";

test("the first words go at once, the next within 40 ms and together", () => {
  vi.useFakeTimers();
  const { events, coalescer } = collect();

  for (const text of ["a", "b", "c"]) coalescer.push(delta(text));
  const atOnce = [...events];
  vi.advanceTimersByTime(40);
  vi.useRealTimers();

  expect(atOnce).toEqual([delta("a")]);
  expect(events).toEqual([delta("a"), delta("bc")]);
});

test("whatever is joined, the text and the order stay", () => {
  const pieces = fc.array(
    fc.oneof(
      fc.string({ minLength: 1 }).map(delta),
      fc.constant<RunEvent>({ type: "text-end", id: "1" }),
      fc
        .string({ minLength: 1 })
        .map((text): RunEvent => ({ type: "reasoning-delta", id: "2", delta: text })),
    ),
  );
  fc.assert(
    fc.property(pieces, (given) => {
      const { events, coalescer } = collect();
      for (const event of given) coalescer.push(event);
      coalescer.flush();
      expect(join(events)).toEqual(join(given));
    }),
  );
});

test("an endless delta is cut, never inside a character", () => {
  const { events, coalescer } = collect();
  const text = `x${"🗼".repeat(40_000)}`;

  coalescer.push(delta(text));
  coalescer.flush();

  expect(events.length).toBeGreaterThan(2);
  expect(events.every((event) => "delta" in event && event.delta.isWellFormed())).toBe(true);
  expect(join(events)).toEqual(join([delta(text)]));
});

function collect(): { events: RunEvent[]; coalescer: Coalescer } {
  const events: RunEvent[] = [];
  return { events, coalescer: new Coalescer((event) => events.push(event)) };
}

function delta(text: string): RunEvent {
  return { type: "text-delta", id: "1", delta: text };
}

/** Neighbouring deltas of one kind as one. */
function join(events: readonly RunEvent[]): string[] {
  const joined: string[] = [];
  let last = "";
  for (const event of events) {
    const text = "delta" in event ? event.delta : "";
    if (event.type === last && "delta" in event) joined[joined.length - 1] += text;
    else joined.push(`${event.type}:${text}`);
    last = event.type;
  }
  return joined;
}
