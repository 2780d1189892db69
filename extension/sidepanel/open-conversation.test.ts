import { expect, test, vi } from "vitest";
import { answerEvents, fakePanel, playEvents } from "#extension/sidepanel/fake-panel.ts";
import { restoreDesk } from "#extension/sidepanel/keep-desk.ts";
import { openConversation } from "#extension/sidepanel/open-conversation.ts";
import { createId } from "#shared/create-id.ts";
import { TeranceError } from "#shared/errors.ts";

function running() {
  const [conversation, run] = [createId(), createId()];
  const receipt = { pages: [], questionCharacters: 4, historyCharacters: 0 };
  const question = { id: createId(), message: { role: "user" as const, text: "Who?", receipt } };
  const answer = { id: createId(), run, state: "running" as const, message: null };
  return {
    conversation,
    run,
    stored: { id: conversation, title: "Who?", exchanges: [{ question, answer }] },
  };
}

test("shows a running answer whole and follows it to its end when the panel opens again", async () => {
  const panel = fakePanel();
  const { conversation, run, stored } = running();
  panel.fake.stored = stored;
  panel.fake.readDesk = async () => ({ draft: "half a", conversation, model: null });
  panel.fake.play = () => playEvents(...answerEvents(run, "From the start to the end."));

  await restoreDesk(panel);

  await vi.waitUntil(() => panel.store.read().exchanges[0]?.answer.made.state === "ended");
  expect(panel.store.read().exchanges[0]?.answer.made.text).toBe("From the start to the end.");
  expect(panel.store.read()).toMatchObject({ draft: "half a", phase: "idle" });
});

test("reads the record when the run's buffer is gone", async () => {
  const panel = fakePanel();
  const { conversation, run, stored } = running();
  const message = { role: "assistant" as const, text: "Kept.", model: "a/b", run, state: "ended" as const };
  panel.fake.stored = stored;
  panel.fake.play = () => {
    const [exchange] = stored.exchanges;
    if (exchange) {
      const answer = { ...exchange.answer, state: "kept" as const, message };
      panel.fake.stored = { ...stored, exchanges: [{ ...exchange, answer }] };
    }
    return playEvents();
  };

  await openConversation(panel, { id: conversation, title: "" });

  expect(panel.store.read().exchanges[0]?.answer.made).toMatchObject({ text: "Kept.", state: "ended" });
});

test("says that a conversation is gone and begins a new one", async () => {
  const panel = fakePanel();
  const id = createId();
  panel.fake.readConversation = async () => {
    throw new TeranceError("conversation-not-found");
  };

  await openConversation(panel, { id, title: "Gone" });

  expect(panel.store.read().notice?.code).toBe("conversation-not-found");
  expect(panel.store.read().conversation.id).not.toBe(id);
});
