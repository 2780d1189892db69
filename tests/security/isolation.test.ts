import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { extensionId } from "#shared/extension-id.ts";
import { type Chromium, launchChromium } from "#tests/e2e/harness/launch-chromium.ts";
import { type Sites, serveSites } from "#tests/e2e/harness/serve-sites.ts";
import { until } from "#tests/e2e/harness/until.ts";
import { writeHostileExtension } from "#tests/security/hostile-extension.ts";

const { chrome: folder } = inject("stage");
const ours = `chrome-extension://${extensionId}`;
let chromium: Chromium;
let sites: Sites;
let page: Page;
let hostileId: string;

beforeAll(async () => {
  sites = await serveSites({ "/": { body: "<!doctype html><title>Page</title><p>Words.</p>" } });
  chromium = await launchChromium({ extensions: [folder, await writeHostileExtension()] });
  page = await chromium.visit(sites.one("/"));
  const extensions = await chromium.browser.extensions();
  hostileId = await until("the hostile extension is there", () =>
    [...extensions.keys()].find((id) => id !== extensionId),
  );
});

afterAll(async () => {
  await chromium?.close();
  await sites?.close();
});

async function hostile(call: "knock" | "connect"): Promise<string> {
  const target = await chromium.browser.waitForTarget((one) =>
    one.url().startsWith(`chrome-extension://${hostileId}/`),
  );
  const worker = await target.worker();
  if (!worker) throw new Error("the hostile background is gone");
  return worker.evaluate(`self.${call}(${JSON.stringify(extensionId)})`) as Promise<string>;
}

async function frameIn(host: Page): Promise<string> {
  await host.evaluate((url) => {
    const frame = document.createElement("iframe");
    frame.src = url;
    document.body.append(frame);
  }, `${ours}/sidepanel.html`);
  const frame = await until("the frame was answered", () =>
    host.frames().find((one) => one !== host.mainFrame() && one.url() !== "" && one.url() !== "about:blank"),
  );
  return frame.url();
}

test("A3: another extension finds nobody to send a message to", async () => {
  expect(await hostile("knock")).toContain("Receiving end does not exist");
});

test("A3: another extension finds nobody to connect to", async () => {
  expect(await hostile("connect")).toContain("Receiving end does not exist");
});

test("A4: a page has no way to send the extension a message", async () => {
  const way = await page.evaluate(
    () => typeof (globalThis as { chrome?: { runtime?: unknown } }).chrome?.runtime,
  );

  expect(way).toBe("undefined");
});

test("A16: no file of the package can be fetched or shown by a page", async () => {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const files = names.filter((name) => statSync(join(folder, name)).isFile());

  const reached = await page.evaluate(
    async (urls) => {
      const tries = urls.map((url) =>
        fetch(url).then(
          () => url,
          () => "",
        ),
      );
      return (await Promise.all(tries)).filter(Boolean);
    },
    files.map((name) => `${ours}/${name}`),
  );

  expect(files.length).toBeGreaterThan(5);
  expect(reached).toEqual([]);
});

test("A24: a page cannot frame the panel", async () => {
  expect(await frameIn(page)).toMatch(/^chrome-error:/);
});

test("A24: another extension cannot frame the panel", async () => {
  const host = await chromium.visit(`chrome-extension://${hostileId}/frame.html`);

  const url = await frameIn(host);

  expect(url).toMatch(/^chrome-error:/);
});

test("a page of the extension reaches the worker only, and cannot make code of text", async () => {
  const own = await chromium.visit(`${ours}/sidepanel.html`);

  const outcome = await own.evaluate(async (elsewhere) => {
    // Not within the call of the debugger, which may do what the page may not.
    const turn = () => new Promise((resolve) => setTimeout(resolve));
    const attempt = (run: () => unknown) =>
      turn()
        .then(run)
        .then(
          () => "done",
          (error) => error.name,
        );
    return {
      fetch: await attempt(() => fetch(elsewhere)),
      html: await attempt(() => {
        document.createElement("p").innerHTML = "<b>x</b>";
      }),
      eval: await attempt(() => new Function("return 1")()),
    };
  }, sites.one("/"));

  expect(outcome).toEqual({ fetch: "TypeError", html: "TypeError", eval: "EvalError" });
});
