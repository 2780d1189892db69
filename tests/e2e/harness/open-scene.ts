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
    async close() {
      await chromium.close();
      await sites.close();
      await front.cut();
    },
  };
}
