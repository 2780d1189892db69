import { expect, test } from "vitest";
import { fakeGestureApi } from "#extension/background/fake-gesture-api.ts";
import { startJob } from "#extension/background/start-job.ts";
import { jobKey } from "#shared/job-keys.ts";
import { Job } from "#shared/messages.ts";

const tab = { id: 7, windowId: 3 };

test("hands an action over and opens the panel of that window", async () => {
  const { api, calls, session } = fakeGestureApi();

  await startJob(api, { click: { menuItemId: "summarize" }, tab });

  const job = Job.parse(session[jobKey(3)]);
  expect(job).toMatchObject({
    kind: "act",
    action: "summarize",
    source: "article",
    tab: 7,
    window: 3,
    frame: 0,
  });
  expect(calls).toEqual(["open 3"]);
});

test("opens the panel before anything is awaited", () => {
  const { api, calls } = fakeGestureApi();

  void startJob(api, { click: { menuItemId: "ask" }, tab });

  expect(calls).toEqual(["open 3"]);
});

test("asks about the selection of the frame it lies in", async () => {
  const { api, session } = fakeGestureApi();

  await startJob(api, { click: { menuItemId: "ask", selectionText: "two words", frameId: 4 }, tab });

  expect(Job.parse(session[jobKey(3)])).toMatchObject({ kind: "ask", source: "selection", frame: 4 });
});

test("takes a blank selection for none", async () => {
  const { api, session } = fakeGestureApi();

  await startJob(api, { click: { menuItemId: "explain", selectionText: " \n" }, tab });

  expect(Job.parse(session[jobKey(3)]).source).toBe("article");
});

test.each([
  ["without a tab", undefined],
  ["in a tab without an id", { windowId: 3 }],
  ["in a tab that is none", { id: -1, windowId: 3 }],
  ["outside of a window", { id: 7 }],
])("does nothing %s", async (_, strange) => {
  const { api, calls, session } = fakeGestureApi();

  await startJob(api, { click: { menuItemId: "ask" }, tab: strange });

  expect(calls).toEqual([]);
  expect(session).toEqual({});
});

test("never puts what was selected into the job", async () => {
  const { api, session } = fakeGestureApi();

  await startJob(api, { click: { menuItemId: "ask", selectionText: "canary" }, tab });

  expect(JSON.stringify(session)).not.toContain("canary");
});
