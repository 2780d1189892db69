import { expect, test } from "vitest";
import { assembleAnswer } from "#shared/assemble-answer.ts";
import { createTestConversation, createTestDevice, readRun } from "#tests/path/test-device.ts";

test("an answer streams from the provider to the panel, numbered without gaps", async () => {
  const conversation = await createTestConversation(await createTestDevice());

  const response = await conversation.start(await conversation.ask());
  const events = await readRun(response);

  expect(response.headers.get("X-Vercel-AI-UI-Message-Stream")).toBe("v1");
  expect(events.map((one) => one.sequence)).toEqual(events.map((_, index) => index + 1));
  expect(assembleAnswer(events)).toMatchObject({
    text: "The tower is 330 metres high [b2]. It stands in Paris [b1].",
    state: "ended",
    usage: { inputTokens: 11, outputTokens: 3 },
  });
});
