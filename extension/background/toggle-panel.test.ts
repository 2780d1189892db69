import { expect, test } from "vitest";
import { fakeGestureApi } from "#extension/background/fake-gesture-api.ts";
import { notePanel, panelKey } from "#extension/background/note-panel.ts";
import { togglePanel } from "#extension/background/toggle-panel.ts";
import { blindKey, jobKey } from "#shared/job-keys.ts";
import { Job } from "#shared/messages.ts";

const tab = { id: 7, windowId: 3 };

test("opens a closed panel, before anything is awaited", () => {
  const { api, calls } = fakeGestureApi();

  void togglePanel(api, tab);

  expect(calls).toEqual(["open 3"]);
});

test("leaves a panel open that it just opened", async () => {
  const { api, calls } = fakeGestureApi();

  await togglePanel(api, tab);

  expect(calls).toEqual(["open 3"]);
});

test("closes an open panel", async () => {
  const { api, session } = fakeGestureApi();
  await notePanel(api, { windowId: 3, isOpen: true });

  await togglePanel(api, tab);

  expect(session[panelKey(3)]).toBe(false);
});

test("opens a panel again that was closed by other means", async () => {
  const { api, session } = fakeGestureApi();
  await notePanel(api, { windowId: 3, isOpen: true });
  await notePanel(api, { windowId: 3, isOpen: false });

  await togglePanel(api, tab);

  expect(session[panelKey(3)]).toBe(true);
});

test("does not take the panel of another window for its own", async () => {
  const { api, calls } = fakeGestureApi({ session: { [panelKey(9)]: true } });

  await togglePanel(api, tab);

  expect(calls).toEqual(["open 3"]);
});

test("lets a panel see that could not, instead of closing it", async () => {
  const { api, session } = fakeGestureApi({ session: { [panelKey(3)]: true, [blindKey(3)]: 7 } });

  await togglePanel(api, tab);

  expect(session[panelKey(3)]).toBe(true);
  expect(Job.parse(session[jobKey(3)])).toMatchObject({ kind: "ask", source: "article", tab: 7 });
});

test("closes a panel that was blind to another tab", async () => {
  const { api, session } = fakeGestureApi({ session: { [panelKey(3)]: true, [blindKey(3)]: 8 } });

  await togglePanel(api, tab);

  expect(session[panelKey(3)]).toBe(false);
});

test("toggles the sidebar of Firefox within the gesture", () => {
  const calls: string[] = [];
  const { api } = fakeGestureApi();
  const sidebarAction = { open: async () => {}, toggle: async () => void calls.push("toggle") };
  const { sidePanel: _, ...firefox } = api;

  void togglePanel({ ...firefox, sidebarAction }, tab);

  expect(calls).toEqual(["toggle"]);
});
