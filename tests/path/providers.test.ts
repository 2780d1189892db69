import { expect, inject, test } from "vitest";
import { assembleAnswer } from "#shared/assemble-answer.ts";
import { createTestConversation, createTestDevice, readRun } from "#tests/path/test-device.ts";

const recordings = inject("recordings");
const isRecorded = recordings.some(({ source }) => source.startsWith("data:"));

test.each(recordings)("$kind streams $source whole", { timeout: 30_000 }, async ({ kind, model, text }) => {
  const conversation = await createTestConversation(await createTestDevice());

  const events = await readRun(
    await conversation.start(await conversation.ask({ model: `recorded-${kind}/${model}` })),
  );

  const answer = assembleAnswer(events);
  expect(answer.problem).toBeUndefined();
  expect(answer.text.replace(/\s+/g, "")).toBe(text.replace(/\s+/g, ""));
  expect(text.length).toBeGreaterThan(0);
  expect(answer).toMatchObject({ state: "ended" });
  expect(answer.usage?.outputTokens).toBeGreaterThan(0);
});

test.skipIf(isRecorded)(
  "real providers' streams are not at hand: set TERANCE_DATA to the folder that has streams/",
);
