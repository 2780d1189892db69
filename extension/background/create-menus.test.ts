import { expect, test } from "vitest";
import { createMenus } from "#extension/background/create-menus.ts";
import { fakeGestureApi } from "#extension/background/fake-gesture-api.ts";
import { actions } from "#shared/actions/actions.ts";

test("offers to ask, and every action, on pages and selections", async () => {
  const { api, menus } = fakeGestureApi();

  await createMenus(api);

  expect([...menus.keys()]).toEqual(["ask", ...Object.keys(actions)]);
  for (const entry of menus.values()) expect(entry.contexts).toEqual(["page", "selection"]);
});

test("speaks the browser's language", async () => {
  const { api, menus } = fakeGestureApi({ language: "ja-JP" });

  await createMenus(api);

  expect(menus.get("summarize")?.title).toBe("要約");
});

test("makes each entry once when an update and a start come together", async () => {
  const { api, menus } = fakeGestureApi();

  await Promise.all([createMenus(api), createMenus(api)]);

  expect(menus.size).toBe(1 + Object.keys(actions).length);
});
