import { expect, test } from "vitest";
import { askQuestion } from "#extension/sidepanel/ask-question.ts";
import { fakePanel, pageUrl, typed } from "#extension/sidepanel/fake-panel.ts";
import { revealPassage } from "#extension/sidepanel/reveal-passage.ts";

async function answered() {
  const panel = fakePanel();
  await askQuestion(panel, typed("Who built it?"));
  const [exchange] = panel.store.read().exchanges;
  if (!exchange) throw new Error("nothing was answered");
  return { panel, exchange };
}

const sentence = "Eleanor built the lighthouse in 1887.";

test("shows a passage in the tab that was read", async () => {
  const { panel, exchange } = await answered();

  await revealPassage(panel, { exchange, block: "b1", sentence });

  expect(panel.browser.requests.at(-1)).toEqual({ kind: "reveal", text: sentence, sentence });
  expect(panel.browser.shown).toEqual([7]);
});

test("opens the page at the passage when its tab has gone elsewhere", async () => {
  const { panel, exchange } = await answered();
  panel.browser.current = { id: 7, url: "https://elsewhere.example/", title: "", isInternal: false };

  await revealPassage(panel, { exchange, block: "b1", sentence: "well-built, and & more" });

  expect(panel.browser.opened).toEqual([`${pageUrl}#:~:text=well%2Dbuilt%2C%20and%20%26%20more`]);
});

test("does nothing for a passage that was not sent", async () => {
  const { panel, exchange } = await answered();
  const before = panel.browser.requests.length;

  await revealPassage(panel, { exchange, block: "b99", sentence: "" });

  expect(panel.browser.requests).toHaveLength(before);
  expect(panel.browser.opened).toEqual([]);
});

test("says when the passage is not on the page any more", async () => {
  const { panel, exchange } = await answered();
  panel.browser.reply = () => ({ kind: "unreadable", code: "passage-not-found", data: {} });

  await revealPassage(panel, { exchange, block: "b1", sentence });

  expect(panel.store.read().notice?.code).toBe("passage-not-found");
});
