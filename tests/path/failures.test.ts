import { expect, test } from "vitest";
import { assembleAnswer } from "#shared/assemble-answer.ts";
import { createTestConversation, createTestDevice, playing, readRun } from "#tests/path/test-device.ts";

const failures = [
  ["truncated", "answer-truncated", "half an answer"],
  ["cut-midway", "answer-truncated", "half an answer"],
  ["length-limit", "answer-truncated", "half"],
  ["filtered", "content-refused", "I "],
  ["empty", "provider-failed", ""],
  ["key-rejected", "provider-key-rejected", ""],
  ["too-long", "context-too-long", ""],
  ["refused", "content-refused", ""],
  ["missing", "model-unknown", ""],
  ["busy-long", "provider-rate-limited", ""],
  ["fails-always", "provider-failed", ""],
  ["redirects", "provider-unreachable", ""],
] as const;

test.each(failures)("%s fails as %s and keeps what came", { timeout: 30_000 }, async (name, code, text) => {
  const conversation = await createTestConversation(await createTestDevice());

  const response = await conversation.start(await conversation.ask({ model: playing(name) }));
  const written = await response.clone().text();
  const events = await readRun(response);

  const answer = assembleAnswer(events);
  expect(answer).toMatchObject({ state: "failed", text, problem: { code } });
  expect(
    events.filter((one) => one.event.type.startsWith("data-run-") && one.event.type !== "data-run-accepted"),
  ).toHaveLength(1);
  expect(events.at(-1)?.event).toEqual({ type: "finish", finishReason: "error" });
  expect(written).not.toMatch(/secret detail|canary-provider-key|127\.0\.0\.1/);
});

test.each(["fails-once", "cut-at-once", "busy-once"])(
  "%s is asked again before the first words, and answers",
  { timeout: 30_000 },
  async (name) => {
    const conversation = await createTestConversation(await createTestDevice());

    const events = await readRun(await conversation.start(await conversation.ask({ model: playing(name) })));

    expect(assembleAnswer(events)).toMatchObject({
      state: "ended",
      text: expect.stringContaining("330 metres"),
    });
  },
);

test("numbers no provider can mean are not believed", async () => {
  const conversation = await createTestConversation(await createTestDevice());

  const events = await readRun(
    await conversation.start(await conversation.ask({ model: playing("odd-usage") })),
  );

  expect(assembleAnswer(events)).toMatchObject({
    state: "ended",
    usage: { inputTokens: 0, outputTokens: 100_000_000 },
  });
});

test("a provider nobody listens at is unreachable", { timeout: 30_000 }, async () => {
  const conversation = await createTestConversation(await createTestDevice());

  const events = await readRun(await conversation.start(await conversation.ask({ model: "nobody/model" })));

  expect(assembleAnswer(events)).toMatchObject({
    state: "failed",
    problem: { code: "provider-unreachable", data: { provider: "nobody" } },
  });
});
