import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { en } from "#extension/locales/en.ts";
import { drivePanel, type Panel } from "#tests/e2e/harness/drive-panel.ts";
import { type Chromium, launchChromium } from "#tests/e2e/harness/launch-chromium.ts";
import { type Display, openDisplay } from "#tests/e2e/harness/open-display.ts";
import { type Front, openFront } from "#tests/e2e/harness/open-front.ts";
import { openMenu } from "#tests/e2e/harness/open-menu.ts";
import { type Sites, serveSites } from "#tests/e2e/harness/serve-sites.ts";
import { bakery } from "#tests/e2e/pages.ts";

const stage = inject("stage");
let display: Display;
let front: Front;
let sites: Sites;
let chromium: Chromium;
let page: Page;
let panel: Panel;

beforeAll(async () => {
  display = await openDisplay();
  front = await openFront(stage.port, stage.plain.port);
  sites = await serveSites({ "/bakery": bakery });
  chromium = await launchChromium({ extensions: [stage.chrome], headless: false, display: display.name });
  page = await chromium.visit(sites.one("/bakery"));
});

afterAll(async () => {
  await chromium?.close();
  await sites?.close();
  await front?.cut();
  await display?.close();
});

test("the context menu opens the panel and does the action at once", async () => {
  expect(chromium.isPanelOpen()).toBe(false);

  await openMenu({ display, page, x: 200, y: 400, below: 2 });
  await display.xdotool("key", "Down", "Return");

  panel = drivePanel(await chromium.panel());
  await panel.shows("Summarize this.");
  expect(await panel.answers(1)).toContain("custard tarts");
});

test("the panel does not scroll as a whole", async () => {
  const { scrollHeight, clientHeight } = await panel.page.evaluate(() => {
    const { scrollHeight, clientHeight } = document.documentElement;
    return { scrollHeight, clientHeight };
  });

  expect(clientHeight).toBeGreaterThan(0);
  expect(scrollHeight).toBe(clientHeight);
});

test("the context menu puts a selection before the composer, and sends nothing yet", async () => {
  front.forget();
  const box = await page.$eval("p", (first) => {
    getSelection()?.selectAllChildren(first);
    const { x, y } = first.getBoundingClientRect();
    return { x: x + 20, y: y + 8 };
  });

  await openMenu({ display, page, ...box, below: 1 });
  await display.xdotool("key", "Return");

  await panel.shows(en.page.selected);
  await panel.shows("The recipe is known to three people only.");
  expect(front.sent()).not.toContain("three people");
});

test("the keyboard shortcut closes the panel and opens it again", async () => {
  await page.bringToFront();
  await page.focus("body");

  await display.xdotool("key", "alt+shift+y");
  await chromium.panelCloses();

  await display.xdotool("key", "alt+shift+y");
  await chromium.panel();
});
