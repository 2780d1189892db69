import { expect, test } from "vitest";
import { toStored } from "#extension/sidepanel/to-stored.ts";
import { viewStored } from "#extension/sidepanel/view-stored.ts";
import { createId } from "#shared/create-id.ts";
import type { RunState } from "#shared/run.ts";
import type { Answer, Question } from "#shared/thread.ts";

type Thread = Parameters<typeof toStored>[0];

const receipt = { pages: [], questionCharacters: 4, historyCharacters: 0 };
const asked: Question = { role: "user", text: "Who?", receipt };

function fakeThread({ answer, state }: { answer?: Answer | null; state?: RunState }) {
  const ids = { question: createId(), answer: createId(), run: createId() };
  const messages: Thread["messages"] = [
    { id: ids.question, parent: null, role: "user", createdAt: 1, message: asked },
  ];
  if (answer !== undefined) {
    messages.push({ id: ids.answer, parent: ids.question, role: "assistant", createdAt: 2, message: answer });
  }
  const { question, answer: made, run } = ids;
  const row = { id: run, question, answer: made, model: "built-in/extractive", createdAt: 1, endedAt: null };
  const runs = state ? [{ ...row, state }] : [];
  return { ids, thread: { id: createId(), title: "Who?", messages, runs, isFresh: true } };
}

function shown(thread: Thread, unsent: Parameters<typeof toStored>[1] = []) {
  const [stored] = toStored(thread, unsent).exchanges;
  return stored && viewStored(stored).answer;
}

test("shows an answer with what it was made by", () => {
  const answer: Answer = {
    role: "assistant",
    text: "Eleanor.",
    model: "a/b",
    run: createId(),
    state: "ended",
  };
  const { thread } = fakeThread({ answer, state: "ended" });

  expect(shown(thread)?.made).toMatchObject({ text: "Eleanor.", model: "a/b", state: "ended" });
});

test.each(["accepted", "running", "interrupted"] as const)(
  "joins a run that is %s and has no record",
  (state) => {
    const { thread, ids } = fakeThread({ state });

    expect(shown(thread)).toMatchObject({ run: ids.run, made: { state: "running" } });
  },
);

test("says that a record does not open, and keeps the question", () => {
  const { thread } = fakeThread({ answer: null, state: "ended" });

  expect(shown(thread)?.failure?.code).toBe("record-unreadable");
  expect(toStored(thread, []).exchanges[0]?.question.message).toEqual(asked);
});

test("says that an answer is gone when its run ended without a record", () => {
  expect(shown(fakeThread({ state: "failed" }).thread)?.failure?.code).toBe("run-not-found");
});

test("shows a question the worker never took as one to be asked again", () => {
  const { thread, ids } = fakeThread({});
  const unsent = {
    id: ids.question,
    conversation: thread.id,
    run: ids.run,
    answer: ids.answer,
    createdAt: 1,
  };

  const answer = shown(thread, [unsent]);

  expect(answer).toMatchObject({
    id: ids.answer,
    run: ids.run,
    failure: undefined,
    made: { state: "failed" },
  });
});
