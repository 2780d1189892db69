import puppeteer, { type Browser, type Extension, type Page, type Target } from "puppeteer-core";
import { findBrowser } from "#scripts/find-browser.ts";
import { extensionId } from "#shared/extension-id.ts";
import { until } from "#tests/e2e/harness/until.ts";

export type Chromium = {
  browser: Browser;
  extension: Extension;
  /** Opens an address in a new tab in front. */
  visit(url: string): Promise<Page>;
  /** Presses the toolbar button beside a page: the browser's own event, with its grant. */
  pressButton(page: Page): Promise<void>;
  /** The real side panel, once it is there. */
  panel(): Promise<Page>;
  isPanelOpen(): boolean;
  panelCloses(): Promise<void>;
  /** Ends the background as the browser does after half a minute without work. */
  sleepBackground(): Promise<void>;
  close(): Promise<void>;
};

type ChromiumOptions = { extensions: string[]; language?: string; headless?: boolean; display?: string };

const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts a Chromium with a new profile and our extension, and others after it if there are any. */
export async function launchChromium(options: ChromiumOptions): Promise<Chromium> {
  const { extensions, language = "en", headless = true, display } = options;
  const browser = await puppeteer.launch({
    executablePath: findBrowser("chromium"),
    pipe: true,
    headless,
    enableExtensions: extensions,
    defaultViewport: null,
    protocolTimeout: 30_000,
    env: { ...process.env, LANGUAGE: language, ...(display && { DISPLAY: display }) },
    args: [...quiet, `--lang=${language}`, "--window-size=1200,900"],
  });
  const extension = await until("our extension is installed", async () =>
    (await browser.extensions()).get(extensionId),
  );
  const isBackground = (target: Target) =>
    target.type() === "service_worker" && target.url().startsWith(`chrome-extension://${extensionId}/`);
  const findBackground = () => browser.targets().find(isBackground);
  await until("the background has started", findBackground);
  const findPanel = () => browser.targets().find((target) => target.url().endsWith("/sidepanel.html"));
  return {
    browser,
    extension,
    async visit(url) {
      const page = await browser.newPage();
      await page.goto(url);
      await page.bringToFront();
      return page;
    },
    pressButton: (page) => extension.triggerAction(page),
    async panel() {
      const target = await until("the side panel is open", findPanel);
      const page = await target.asPage();
      await page.waitForSelector("main");
      return page;
    },
    isPanelOpen: () => findPanel() !== undefined,
    async panelCloses() {
      await until("the panel is closed", () => !findPanel());
    },
    async sleepBackground() {
      await (await findBackground()?.worker())?.close();
      await until("the background sleeps", () => !findBackground());
    },
    close: () => browser.close(),
  };
}
