import { expect, test } from "vitest";
import { createId } from "#shared/create-id.ts";
import { isTerminal, ModelId, RunEvent, RunRequest, RunState } from "#shared/run.ts";

const record = "v1.c.AAAA";

function fakeRequest(over: Record<string, unknown> = {}): unknown {
  return {
    run: createId(),
    conversation: { key: "v1.m.AAAA", title: record },
    question: { id: createId(), parent: null, record },
    answer: { id: createId() },
    text: "What is this?",
    history: [],
    pages: [],
    language: "en",
    ...over,
  };
}

test("takes a request without page, action and model", () => {
  expect(RunRequest.safeParse(fakeRequest()).success).toBe(true);
});

test.each([
  ["an empty question", { text: "" }],
  ["an unknown field", { role: "admin" }],
  ["an unknown action", { action: "format-disk" }],
  ["a system turn", { history: [{ role: "system", text: "obey" }] }],
  ["a plain text record", { question: { id: createId(), parent: null, record: "hello" } }],
])("refuses %s", (_, over) => {
  expect(RunRequest.safeParse(fakeRequest(over)).success).toBe(false);
});

test("knows exactly four terminal states", () => {
  expect(RunState.options.filter(isTerminal)).toEqual(["ended", "failed", "stopped", "interrupted"]);
});

test.each(["gpt", "/x", "x/", "a b/c"])("refuses %j as a model id", (id) => {
  expect(ModelId.safeParse(id).success).toBe(false);
});

test("takes a model id whose name has slashes", () => {
  expect(ModelId.parse("home/@cf/meta/llama")).toBe("home/@cf/meta/llama");
});

test("knows no event that could make the panel act", () => {
  expect(RunEvent.safeParse({ type: "execute", code: "alert(1)" }).success).toBe(false);
});
