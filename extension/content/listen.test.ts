import { expect, test } from "vitest";
import { type Answer, listen, type Runtime } from "#extension/content/listen.ts";

type Listener = Parameters<Runtime["onMessage"]["addListener"]>[0];

function fakeRuntime(): { runtime: Runtime; listeners: Listener[] } {
  const listeners: Listener[] = [];
  const runtime = {
    id: "ours",
    onMessage: { addListener: (listener: Listener) => void listeners.push(listener) },
  };
  return { runtime, listeners };
}

const request = { kind: "read", source: "article" } as const;
const reply = { kind: "unreadable", code: "page-empty", data: {} } as const;

test("listens once, to our own extension and to known requests only", async () => {
  const { runtime, listeners } = fakeRuntime();
  const signals: AbortSignal[] = [];
  const answer: Answer = async (_, signal) => {
    signals.push(signal);
    return reply;
  };

  listen(runtime, answer);
  listen(runtime, answer);

  const [listener] = listeners;
  if (!listener) throw new Error("nobody listens");
  const never = () => expect.unreachable("nothing may be answered");
  expect(listeners).toHaveLength(1);
  expect(listener(request, { id: "theirs" }, never)).toBeUndefined();
  expect(listener(request, {}, never)).toBeUndefined();
  expect(listener({ kind: "write" }, { id: "ours" }, never)).toBeUndefined();
  expect(signals).toHaveLength(0);
  const answered = new Promise((resolve) => expect(listener(request, { id: "ours" }, resolve)).toBe(true));
  expect(await answered).toEqual(reply);
  listener(request, { id: "ours" }, () => undefined);
  expect(signals.map((signal) => signal.aborted)).toEqual([true, false]);
});
