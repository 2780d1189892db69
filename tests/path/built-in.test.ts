import { expect, test } from "vitest";
import { assembleAnswer } from "#shared/assemble-answer.ts";
import { createTestConversation, createTestDevice, readRun, testPage } from "#tests/path/test-device.ts";

const builtIn = { model: "built-in/extractive" };

test("the built-in engine answers from the page with a citation", async () => {
  const conversation = await createTestConversation(await createTestDevice());
  const request = await conversation.ask({ ...builtIn, text: "How high is the tower?" });

  const answer = assembleAnswer(await readRun(await conversation.start(request)));

  expect(answer).toMatchObject({ state: "ended", model: "built-in/extractive" });
  expect(answer.text).toMatch(/330 metres high\. \[b2\]/);
});

test.each(["summarize", "key-points", "outline"] as const)("the built-in engine does %s", async (action) => {
  const conversation = await createTestConversation(await createTestDevice());

  const events = await readRun(await conversation.start(await conversation.ask({ ...builtIn, action })));

  expect(assembleAnswer(events)).toMatchObject({ state: "ended", text: expect.stringMatching(/\[b\d\]/) });
});

test("what it cannot do ends in an error that says so", async () => {
  const conversation = await createTestConversation(await createTestDevice());
  const explain = await conversation.ask({ ...builtIn, action: "explain" });
  const blind = await conversation.ask({ ...builtIn, pages: [] });
  const empty = await conversation.ask({ ...builtIn, pages: [{ ...testPage, blocks: [] }] });

  const answers = [];
  for (const request of [explain, blind, empty]) {
    answers.push(assembleAnswer(await readRun(await conversation.start(request))));
  }

  expect(answers.map((one) => [one.state, one.problem?.code, one.problem?.data])).toEqual([
    ["failed", "action-needs-model", { action: "Explain" }],
    ["failed", "page-needed", {}],
    ["failed", "page-needed", {}],
  ]);
});
