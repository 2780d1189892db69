import { expect, test, vi } from "vitest";
import { fakePage, fakePanel, pageUrl } from "#extension/sidepanel/fake-panel.ts";
import { lookAtPage } from "#extension/sidepanel/look-at-page.ts";
import { watchJobs } from "#extension/sidepanel/watch-jobs.ts";
import { createId } from "#shared/create-id.ts";
import type { Job } from "#shared/messages.ts";

function fakeJob(change: Partial<Job> = {}): Job {
  return {
    id: createId(),
    kind: "act",
    action: "summarize",
    source: "article",
    tab: 7,
    window: 1,
    frame: 0,
    at: 1_000,
    ...change,
  };
}

test("shows a job at once, before anything was read or loaded", () => {
  const panel = fakePanel();
  void watchJobs(panel, () => 1_000);

  panel.browser.giveJob(fakeJob());

  expect(panel.store.read().pending?.text).toBe("Summarize this.");
});

test("sends the action with the page the gesture was made on", async () => {
  const panel = fakePanel();
  void watchJobs(panel, () => 1_000);

  panel.browser.giveJob(fakeJob());

  await vi.waitUntil(() => panel.store.read().exchanges[0]?.answer.made.state === "ended");
  expect(panel.fake.drafts[0]).toMatchObject({
    action: "summarize",
    conversation: { title: "Summarize: The lighthouse" },
  });
});

test("sends nothing when the tab of the gesture is gone", async () => {
  const panel = fakePanel();
  void watchJobs(panel, () => 1_000);

  panel.browser.giveJob(fakeJob({ tab: 99 }));

  await vi.waitUntil(() => panel.store.read().notice);
  expect(panel.store.read().notice?.code).toBe("page-not-visible");
  expect(panel.fake.drafts).toEqual([]);
});

test("ignores a job older than a minute", () => {
  const panel = fakePanel();
  void watchJobs(panel, () => 62_000);

  panel.browser.giveJob(fakeJob());

  expect(panel.store.read().pending).toBeUndefined();
});

test("puts a selection before the composer and sends nothing", async () => {
  const panel = fakePanel();
  panel.browser.reply = () => ({ kind: "page", page: fakePage({ source: "selection" }) });
  void watchJobs(panel, () => 1_000);

  panel.browser.giveJob(fakeJob({ kind: "ask", action: undefined, source: "selection" }));

  await vi.waitUntil(() => panel.store.read().selection);
  expect(panel.store.read().selection?.text).toContain("Eleanor");
  expect(panel.fake.drafts).toEqual([]);
  expect(panel.browser.current?.url).toContain(pageUrl);
});

test("looks at the page again when the toolbar button was pressed to let it see", async () => {
  const panel = fakePanel();
  const { current } = panel.browser;
  panel.browser.current = { id: 7, url: undefined, title: undefined, isInternal: false };
  await lookAtPage(panel);
  expect(panel.browser.blind).toBe(7);
  void watchJobs(panel, () => 1_000);

  panel.browser.current = current;
  panel.browser.giveJob(fakeJob({ kind: "ask", action: undefined }));

  await vi.waitUntil(() => panel.store.read().page.kind === "visible");
  expect(panel.browser.blind).toBeUndefined();
});
