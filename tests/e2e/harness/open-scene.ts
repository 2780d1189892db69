import type { Page } from "puppeteer-core";
import { inject } from "vitest";
import { drivePanel, type Panel } from "#tests/e2e/harness/drive-panel.ts";
import { type Chromium, launchChromium } from "#tests/e2e/harness/launch-chromium.ts";
import { type Front, openFront } from "#tests/e2e/harness/open-front.ts";
import { type SitePage, type Sites, serveSites } from "#tests/e2e/harness/serve-sites.ts";

export type Scene = {
  front: Front;
  sites: Sites;
  chromium: Chromium;
  /** Visits a page and opens the real side panel beside it with the toolbar button. */
  openPanelAt(url: string): Promise<Panel>;
  /** A page that is open already, by its path. */
  pageAt(path: string): Promise<Page>;
  closePanel(): Promise<void>;
  close(): Promise<void>;
};

/** A browser with a new profile, sites to visit, and one of the two workers behind the door. */
export async function openScene(
  worker: "plain" | "connected",
  pages: Record<string, SitePage>,
): Promise<Scene> {
  const stage = inject("stage");
  const front = await openFront(stage.port, stage[worker].port);
  const sites = await serveSites(pages);
  const chromium = await launchChromium({ extensions: [stage.chrome] });
  return {
    front,
    sites,
    chromium,
    async openPanelAt(url) {
      const page = await chromium.visit(url);
      await chromium.pressButton(page);
      return drivePanel(await chromium.panel());
    },
    async pageAt(path) {
      const page = (await chromium.browser.pages()).findLast((one) => new URL(one.url()).pathname === path);
      if (!page) throw new Error(`no page at ${path}`);
      return page;
    },
    async closePanel() {
      if (!chromium.isPanelOpen()) return;
      await (await chromium.panel()).evaluate(() => window.close()).catch(() => undefined);
      await chromium.panelCloses();
    },
    async close() {
      await chromium.close();
      await sites.close();
      await front.cut();
    },
  };
}
