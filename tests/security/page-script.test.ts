import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { extensionId } from "#shared/extension-id.ts";
import { openScene, type Scene } from "#tests/e2e/harness/open-scene.ts";
import { lighthouse } from "#tests/e2e/pages.ts";

const stage = inject("stage");
let scene: Scene;

beforeAll(async () => {
  scene = await openScene("plain", { "/lighthouse": lighthouse });
});

afterAll(() => scene?.close());

const names = ["message", ...["content-script-started", "locationchange"].map((name) => `wxt:${name}`)];
const own = names.flatMap((name) => [name, `${extensionId}:page:${name}`]);

/** Lets the page's own scripts listen wherever an extension that they know by its id could be heard. */
async function listenIn(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate((types) => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    for (const target of [window, document, document.documentElement, document.body])
      for (const type of types) target.addEventListener(type, (event) => heard.push(event.type), true);
  }, own);
  return () => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
}

test("A16: a page that knows the extension's id hears no event when it is read", async () => {
  const panel = await scene.openPanelAt(scene.sites.one("/lighthouse"));
  const page = await scene.pageAt("/lighthouse");
  const heard = await listenIn(page);

  await panel.ask("Who built the lighthouse?");
  await panel.answers(1);

  expect(await heard()).toEqual([]);
  await page.evaluate((type) => document.dispatchEvent(new CustomEvent(type)), own.at(-1) ?? "");
  expect(await heard()).not.toEqual([]);
});

test.each([stage.chrome, stage.firefox])(
  "A16: the page's script in %s can send a page neither an event nor a message",
  (folder) => {
    const script = readFileSync(join(folder, "content-scripts", "page.js"), "utf8");

    expect(script).not.toMatch(/dispatchEvent|window\.postMessage|CustomEvent/);
    expect(gzipSync(script).length).toBeLessThan(35 * 1024);
  },
);
