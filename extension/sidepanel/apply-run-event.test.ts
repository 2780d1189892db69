import { expect, test } from "vitest";
import { applyRunEvent } from "#extension/sidepanel/apply-run-event.ts";
import { noAnswer } from "#shared/assemble-answer.ts";
import { createId } from "#shared/create-id.ts";
import type { RunEvent } from "#shared/run.ts";

const run = createId();
const before = { id: createId(), run, made: noAnswer, failure: undefined, sequence: 0 };
const delta = (text: string): RunEvent => ({ type: "text-delta", id: "1", delta: text });

test("takes an interruption that is numbered from what the worker still had", () => {
  const seen = applyRunEvent(before, { sequence: 9, event: delta("a") });
  const data = { run, key: "v1.a.AA", parts: [] };

  const after = applyRunEvent(seen, { sequence: 4, event: { type: "data-run-interrupted", data } });

  expect(after.made.state).toBe("interrupted");
  expect(after.failure?.code).toBe("run-interrupted");
  expect(after.sequence).toBe(9);
});

test("keeps the number a person can quote with a failure", () => {
  const problem = {
    ...{ type: "about:blank#internal", title: "internal", status: 500, detail: "" },
    ...{ code: "internal" as const, data: {}, request: "abc" },
  };

  const after = applyRunEvent(before, {
    sequence: 1,
    event: { type: "data-run-failed", data: { run, problem } },
  });

  expect(after.failure).toEqual({ code: "internal", data: { request: "abc" } });
});
