import { expect, test } from "vitest";
import { fakeGestureApi } from "#extension/background/fake-gesture-api.ts";
import { togglePanel } from "#extension/background/toggle-panel.ts";
import { blindKey, Job, jobKey } from "#shared/messages.ts";

const tab = { id: 7, windowId: 3 };

test("opens a closed panel, before anything is awaited", () => {
  const { api, calls } = fakeGestureApi();

  void togglePanel(api, tab);

  expect(calls).toEqual(["getContexts", "open 3"]);
});

test("leaves a panel open that it just opened", async () => {
  const { api, open } = fakeGestureApi();

  await togglePanel(api, tab);

  expect([...open]).toEqual([3]);
});

test("closes an open panel", async () => {
  const { api, open } = fakeGestureApi({ openWindows: [3] });

  await togglePanel(api, tab);

  expect([...open]).toEqual([]);
});

test("does not take the panel of another window for its own", async () => {
  const { api, open } = fakeGestureApi({ openWindows: [9] });

  await togglePanel(api, tab);

  expect([...open].sort()).toEqual([3, 9]);
});

test("lets a panel see that could not, instead of closing it", async () => {
  const { api, open, session } = fakeGestureApi({ openWindows: [3], session: { [blindKey(3)]: 7 } });

  await togglePanel(api, tab);

  expect([...open]).toEqual([3]);
  expect(Job.parse(session[jobKey(3)])).toMatchObject({ kind: "ask", source: "article", tab: 7 });
});

test("closes a panel that was blind to another tab", async () => {
  const { api, open } = fakeGestureApi({ openWindows: [3], session: { [blindKey(3)]: 8 } });

  await togglePanel(api, tab);

  expect([...open]).toEqual([]);
});

test("toggles the sidebar of Firefox within the gesture", () => {
  const calls: string[] = [];
  const { api } = fakeGestureApi();
  const sidebarAction = { open: async () => {}, toggle: async () => void calls.push("toggle") };
  const { sidePanel: _, ...firefox } = api;

  void togglePanel({ ...firefox, sidebarAction }, tab);

  expect(calls).toEqual(["toggle"]);
});
