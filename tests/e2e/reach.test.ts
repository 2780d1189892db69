import { afterAll, beforeAll, expect, test } from "vitest";
import { en } from "#extension/locales/en.ts";
import { openScene, type Scene } from "#tests/e2e/harness/open-scene.ts";
import { until } from "#tests/e2e/harness/until.ts";
import { bakery, canary, lighthouse } from "#tests/e2e/pages.ts";

let scene: Scene;

beforeAll(async () => {
  scene = await openScene("plain", { "/lighthouse": lighthouse, "/bakery": bakery });
});

afterAll(() => scene?.close());

test("sees no page that nobody showed it, and never sends the one before", async () => {
  const panel = await scene.openPanelAt(scene.sites.one("/lighthouse"));
  await panel.shows("The lighthouse of Norfolk");
  const page = (await scene.chromium.browser.pages()).find((one) => one.url().endsWith("/lighthouse"));
  await page?.goto(scene.sites.other("/bakery"));

  await panel.shows(en.page.hidden);
  await panel.ask("Who built the lighthouse?");

  await panel.shows("Cannot see this page");
  expect(scene.front.sent()).not.toContain(canary);
  expect(scene.front.sent()).not.toContain("custard");
});

test("sees the page at the press of the toolbar button, and stays open", async () => {
  const { chromium, sites, front } = scene;
  await scene.closePanel();
  const panel = await scene.openPanelAt(sites.one("/lighthouse"));
  await panel.shows("The lighthouse of Norfolk");
  const page = await scene.pageAt("/lighthouse");
  await page.goto(sites.other("/bakery"));
  await panel.shows(en.page.byToolbar);

  await chromium.pressButton(page);

  await panel.page.waitForSelector(".chip[data-kind=visible]");
  front.forget();
  await panel.ask("Since when are custard tarts sold?");
  expect(await panel.answers(1)).toContain("custard");
  expect(front.sent()).not.toContain(canary);
  expect(chromium.isPanelOpen()).toBe(true);
});

test("opens and closes with the toolbar button", async () => {
  await scene.closePanel();
  const panel = await scene.openPanelAt(scene.sites.one("/lighthouse"));
  await panel.shows("The lighthouse of Norfolk");
  const page = await scene.pageAt("/lighthouse");

  await scene.chromium.pressButton(page);
  await until("the panel is closed", () => !scene.chromium.isPanelOpen());

  await scene.chromium.pressButton(page);
  await until("the panel is open again", () => scene.chromium.isPanelOpen());
});
