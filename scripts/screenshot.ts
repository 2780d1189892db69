import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "puppeteer-core";
import { askInPanel } from "#scripts/ask-in-panel.ts";
import { projectRoot } from "#scripts/project-root.ts";
import { runMain } from "#scripts/run-main.ts";
import { serveFile } from "#scripts/serve-file.ts";
import { openSession } from "#scripts/session.ts";

const question = "When was the Fresnel lens first used?";

/** Makes docs/screenshot.png: a page and, beside it, the real side panel with an answer about it. */
await runMain(async () => {
  const served = await serveFile(join(projectRoot, "scripts", "sample", "lighthouses.html"));
  const session = await openSession({
    needsWorker: true,
    isOffline: true,
    parameters: ["--force-device-scale-factor=2", "--lang=en"],
  });
  try {
    const asked = { url: served.url, question: { text: question }, onText: () => undefined };
    const { page, panel } = await askInPanel(session, asked);
    await panel.waitForSelector('.answer[aria-busy="false"]');
    await panel.click(".answer .cite");
    await page.waitForFunction(() => CSS.highlights.size > 0, { timeout: 10_000 });
    await page.evaluate(waitUntilStill);
    await panel.mouse.move(150, 500);
    await panel.evaluate(
      () => document.activeElement instanceof HTMLElement && document.activeElement.blur(),
    );
    const picture = await joinPictures(session.chromium.browser, [page, panel]);
    mkdirSync(join(projectRoot, "docs"), { recursive: true });
    writeFileSync(join(projectRoot, "docs", "screenshot.png"), picture);
  } finally {
    await session.close();
    await served.stop();
  }
});

/** Puts what a window shows side by side into one picture, as the window does. */
async function joinPictures(browser: Browser, pages: readonly Page[]): Promise<Uint8Array> {
  const pictures: string[] = [];
  for (const page of pages) pictures.push(await page.screenshot({ encoding: "base64" }));
  const widths = await Promise.all(pages.map((page) => page.evaluate(() => window.innerWidth)));
  const images = pictures.map(
    (picture, at) => `<img src="data:image/png;base64,${picture}" style="width:${widths[at]}px">`,
  );
  const sheet = await browser.newPage();
  await sheet.setContent(`<style>
      body { margin: 0; padding: 24px; background: #dfe3e8; width: fit-content }
      main { display: flex; gap: 1px; background: #e9ecef; border-radius: 12px; overflow: hidden; box-shadow: 0 12px 40px #0003 }
      img { display: block; align-self: flex-end }
    </style><main>${images.join("")}</main>`);
  const body = await sheet.waitForSelector("body");
  if (!body) throw new Error("the pictures cannot be put together");
  return body.screenshot();
}

// Runs in the page: it scrolls smoothly to the passage.
async function waitUntilStill(): Promise<void> {
  let last = -1;
  for (let still = 0; still < 20; still = window.scrollY === last ? still + 1 : 0) {
    last = window.scrollY;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}
