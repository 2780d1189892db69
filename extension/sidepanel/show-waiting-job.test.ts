// @vitest-environment jsdom
import { beforeEach, expect, test } from "vitest";
import { type JobApi, showWaitingJob } from "#extension/sidepanel/show-waiting-job.ts";
import { jobKey } from "#shared/job-keys.ts";

let root: HTMLElement;

beforeEach(() => {
  root = document.createElement("div");
});

function fakeApi({ stored = {} as Record<string, unknown>, language = "en-GB" }): JobApi {
  return {
    i18n: { getUILanguage: () => language, getMessage: () => "Terance" },
    windows: { getCurrent: async () => ({ id: 3 }) },
    storage: { session: { get: async () => stored } },
  };
}

const job = { kind: "act", action: "summarize", at: 1_000 };

test("shows the question of the job that waits for this window, and leaves the job", async () => {
  const stored = { [jobKey(3)]: job };

  await showWaitingJob(root, fakeApi({ stored }), () => 1_000);

  expect(root.querySelector(".question-bubble")?.textContent).toBe("Summarize this.");
  expect(stored).toEqual({ [jobKey(3)]: job });
});

test("speaks the browser's language, in its direction", async () => {
  await showWaitingJob(root, fakeApi({ stored: { [jobKey(3)]: job }, language: "ar" }), () => 1_000);

  expect(root.querySelector(".question-bubble")?.textContent).toBe("لخّص هذا.");
  expect(root.querySelector<HTMLElement>(".question-bubble")?.dir).toBe("rtl");
  expect(document.documentElement.dir).toBe("rtl");
});

test.each([
  ["a job of another window", { [jobKey(4)]: job }],
  ["a job older than a minute", { [jobKey(3)]: { ...job, at: -60_000 } }],
  ["a job that only asks", { [jobKey(3)]: { kind: "ask", at: 1_000 } }],
  ["an action that does not exist", { [jobKey(3)]: { ...job, action: "toString" } }],
  ["a job that is none", { [jobKey(3)]: "summarize" }],
  ["nothing", {}],
])("draws nothing for %s", async (_, stored) => {
  await showWaitingJob(root, fakeApi({ stored }), () => 1_000);

  expect(root.childNodes).toHaveLength(0);
});
