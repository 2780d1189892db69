import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { en } from "#extension/locales/en.ts";
import { drivePanel, type Panel } from "#tests/e2e/harness/drive-panel.ts";
import { openScene, type Scene } from "#tests/e2e/harness/open-scene.ts";
import { findText, readDatabase } from "#tests/e2e/harness/read-database.ts";
import { until } from "#tests/e2e/harness/until.ts";
import { type Watch, watchPage } from "#tests/e2e/harness/watch-page.ts";
import { canary, lighthouse } from "#tests/e2e/pages.ts";

const { folder } = inject("stage").plain;
let scene: Scene;
let page: Page;
let panel: Panel;
let watch: Watch;

beforeAll(async () => {
  scene = await openScene("plain", { "/lighthouse": lighthouse });
  page = await scene.chromium.visit(scene.sites.one("/lighthouse"));
  watch = await watchPage(page);
});

afterAll(() => scene?.close());

test("leaves a page alone until somebody asks", async () => {
  await scene.chromium.pressButton(page);
  panel = drivePanel(await scene.chromium.panel());
  await panel.shows("The lighthouse of Norfolk");

  expect(await watch.scripts()).toEqual([]);
  expect(await watch.mutations()).toBe(0);
  expect(scene.front.sent()).not.toContain(canary);
});

test("answers from the page, with the passage it leans on", async () => {
  await panel.ask("Who built the lighthouse?");

  const text = await panel.answers(1);
  expect(text).toContain(`Eleanor ${canary}`);
  expect(await panel.page.$$("button.cite")).not.toHaveLength(0);
});

test("does not change the page it reads", async () => {
  expect(await watch.scripts()).toHaveLength(1);
  expect(await watch.mutations()).toBe(0);
});

test("scrolls to a cited passage and marks it without touching the page", async () => {
  await panel.ask("How far away is the lamp seen?");
  await panel.answers(2);
  await page.evaluate(() => scrollTo(0, 0));

  const [answer] = (await panel.page.$$("section.exchange")).toReversed();
  await (await answer?.$("button.cite"))?.click();

  await until("the passage is in view", () =>
    page.$eval("#lamp", (passage) => {
      const { top, bottom } = passage.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    }),
  );
  const marked = await page.evaluate(() =>
    [...CSS.highlights.values()].flatMap((highlight) => [...highlight].map((range) => range.toString())),
  );
  expect(marked.join(" ")).toContain("thirty miles");
  expect(await watch.mutations()).toBe(0);
});

test("shows what was sent, to the letter", async () => {
  await panel.press(en.receipt.title);
  await panel.press(en.receipt.showText);

  await panel.shows("Its lamp burns whale oil and is seen from thirty miles away.");
  expect(scene.front.sent()).toContain("Its lamp burns whale oil and is seen from thirty miles away.");
  await panel.shows(scene.sites.one("/lighthouse"));
});

test("leaves an answer in the database that only the devices can read", async () => {
  const messages = await until("questions and answers are stored", () => {
    const rows = readDatabase(folder).messages ?? [];
    return rows.length >= 4 && rows;
  });

  for (const row of messages) expect(row.record).toMatch(/^v1\.[ca]\./);
  expect(findText(folder, canary)).toEqual([]);
  expect(findText(folder, "thirty miles")).toEqual([]);
});

test("tells a page's words and the token to nobody but the worker", async () => {
  const requests = await watch.requests();

  expect(requests).toEqual([]);
});
