import type { Browser } from "webextension-polyfill";
import { connectBrowser } from "#extension/sidepanel/connect-browser.ts";
import { startPanel } from "#extension/sidepanel/start-panel.tsx";

/** Puts the panel in the place of what stands in `root`. */
export async function openPanel(root: Element, browser: Browser): Promise<void> {
  const port = await connectBrowser(browser);
  const library = () =>
    import("#extension/sidepanel/connect-library.ts").then((module) => module.connectLibrary());
  await startPanel({ root, browser: port, library });
}
