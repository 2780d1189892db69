import fc from "fast-check";
import { expect, test } from "vitest";
import { advanceAnswer, assembleAnswer, noAnswer } from "#shared/assemble-answer.ts";
import { createId } from "#shared/create-id.ts";
import type { NumberedEvent, RunEvent } from "#shared/run.ts";

const run = createId();
const usage = { inputTokens: 3, outputTokens: 2 };
const accepted: RunEvent = { type: "data-run-accepted", data: { run, model: "home/first" } };
const ended: RunEvent = { type: "data-run-ended", data: { run, model: "home/second", usage } };
const interrupted: RunEvent = {
  type: "data-run-interrupted",
  data: { run, key: "v1.a.AAAA", parts: ["v1.r.AAAA"] },
};

function number(events: readonly RunEvent[], first = 1): NumberedEvent[] {
  return events.map((event, at) => ({ sequence: first + at, event }));
}

function say(delta: string): RunEvent {
  return { type: "text-delta", id: "t", delta };
}

const step: RunEvent = { type: "start-step" };
const open: RunEvent = { type: "text-start", id: "t" };

test("is accepted and empty before the first event", () => {
  expect(assembleAnswer([])).toEqual(noAnswer);
});

test("joins text and reasoning and names the model that answered", () => {
  const answer = assembleAnswer(
    number([
      accepted,
      step,
      { type: "reasoning-start", id: "r" },
      { type: "reasoning-delta", id: "r", delta: "Hm." },
      open,
      say("Hello"),
      say(" world"),
      ended,
      { type: "finish" },
    ]),
  );

  expect(answer).toMatchObject({ text: "Hello world", reasoning: "Hm.", state: "ended", usage });
  expect(answer.model).toBe("home/second");
});

test("drops what the failed step said and keeps the steps before it", () => {
  const reset: RunEvent = { type: "reset-step" };

  const answer = assembleAnswer(
    number([
      step,
      open,
      say("Kept."),
      step,
      open,
      say("Half a sen"),
      reset,
      step,
      open,
      say("Whole."),
      ended,
    ]),
  );

  expect(answer.text).toBe("Kept.\n\nWhole.");
});

test("does not tear a sentence whose parts come in one step", () => {
  const answer = assembleAnswer(number([step, open, say("One "), open, say("sentence.")]));

  expect(answer).toMatchObject({ text: "One sentence.", state: "running" });
});

test("changes nothing after the terminal event", () => {
  const answer = assembleAnswer(number([say("All."), ended, say(" More"), interrupted]));

  expect(answer).toMatchObject({ text: "All.", state: "ended" });
});

test("keeps what arrived when the run failed, with the reason", () => {
  const problem = {
    type: "about:blank#provider-failed",
    title: "provider-failed",
    status: 502,
    detail: "…",
    code: "provider-failed",
    data: { provider: "home" },
  } as const;

  const answer = assembleAnswer(number([say("Half"), { type: "data-run-failed", data: { run, problem } }]));

  expect(answer).toMatchObject({ text: "Half", state: "failed", problem });
});

test("takes an interruption numbered below what was seen live", () => {
  const live = number([accepted, say("a"), say("b"), say("c")]);

  const answer = assembleAnswer([...live, { sequence: 3, event: interrupted }]);

  expect(answer).toMatchObject({ text: "abc", state: "interrupted" });
  expect(answer.sealed?.parts).toEqual(["v1.r.AAAA"]);
});

test("makes the same answer whatever the order and however often events come", () => {
  const events = number([accepted, step, open, ...[..."abcdef"].map(say), step, open, say("g"), ended]);
  const whole = assembleAnswer(events);

  fc.assert(
    fc.property(fc.shuffledSubarray([...events, ...events], { minLength: 0 }), (more) => {
      expect(assembleAnswer([...more, ...events])).toEqual(whole);
    }),
  );
});

test("comes to the same one event at a time", () => {
  const events = [accepted, step, open, say("a"), ended];

  expect(events.reduce(advanceAnswer, noAnswer)).toEqual(assembleAnswer(number(events)));
});
