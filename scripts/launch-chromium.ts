import puppeteer, { type Browser, type Extension, type Page } from "puppeteer-core";
import { findBrowser } from "#scripts/find-browser.ts";
import { waitFor } from "#scripts/wait-for.ts";
import { extensionId } from "#shared/extension-id.ts";

type ChromiumOptions = {
  /** Folder of the built extension. */
  extension: string;
  headless: boolean;
  /** True when nothing but loopback may be reached: a saved page is read as it was saved. */
  isOffline?: boolean;
  display?: string;
  /** Folder of a profile to keep; without it a new one is made and thrown away. */
  profile?: string;
  parameters?: readonly string[];
};

export type Chromium = {
  browser: Browser;
  extension: Extension;
  /** Opens an address in a tab in front, and waits until it has loaded or ten seconds have gone. */
  visit: (url: string) => Promise<Page>;
  /** Presses the toolbar button on a page: it grants the tab and opens the side panel, or closes it. */
  pressButton: (page: Page) => Promise<void>;
  /** The side panel, once it is there. */
  panel: () => Promise<Page>;
  close: () => Promise<void>;
};

const quiet = [
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-search-engine-choice-screen",
];

/** Starts a Chromium with a new profile and the extension. @throws Error when it refuses the extension. */
export async function launchChromium(options: ChromiumOptions): Promise<Chromium> {
  const isRoot = process.getuid?.() === 0;
  const browser = await puppeteer.launch({
    executablePath: findBrowser("chromium"),
    pipe: true,
    headless: options.headless,
    enableExtensions: [options.extension],
    defaultViewport: null,
    handleSIGINT: false,
    ...(options.profile ? { userDataDir: options.profile } : {}),
    ...(options.display ? { env: { ...process.env, DISPLAY: options.display } } : {}),
    args: [
      ...quiet,
      ...(isRoot ? ["--no-sandbox"] : []),
      ...(options.headless ? ["--disable-gpu", "--window-size=1280,900"] : []),
      ...(options.isOffline ? ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"] : []),
      ...(options.parameters ?? []),
    ],
  });
  const killWithUs = () => browser.process()?.kill("SIGKILL");
  process.once("exit", killWithUs);
  const close = async () => {
    await browser.close();
    process.removeListener("exit", killWithUs);
  };
  try {
    const extension = await findExtension(browser);
    return {
      browser,
      extension,
      visit: (url) => visitPage(browser, url),
      pressButton: (page) => extension.triggerAction(page),
      panel: () => findPanel(browser),
      close,
    };
  } catch (cause) {
    await close();
    throw new Error("this browser does not take the extension from the command line", { cause });
  }
}

async function findExtension(browser: Browser): Promise<Extension> {
  const extension = await waitFor({
    what: "the extension in the browser",
    ask: async () => (await browser.extensions()).get(extensionId),
    milliseconds: 10_000,
  });
  await waitFor({
    what: "the extension's background script",
    ask: () => browser.targets().some((target) => target.type() === "service_worker"),
    milliseconds: 10_000,
  });
  return extension;
}

async function visitPage(browser: Browser, url: string): Promise<Page> {
  const pages = await browser.pages();
  const blank = pages.find((page) => page.url() === "about:blank");
  const page = blank ?? (await browser.newPage());
  await page.goto(url, { waitUntil: "domcontentloaded", timeout: 30_000 });
  const loaded = page.waitForFunction(() => document.readyState === "complete", { timeout: 10_000 });
  // A page whose last picture never comes is read as it stands.
  await loaded.catch(() => undefined);
  await page.bringToFront();
  return page;
}

async function findPanel(browser: Browser): Promise<Page> {
  const target = await waitFor({
    what: "the side panel",
    ask: () => browser.targets().find((one) => one.url().endsWith("/sidepanel.html")),
  });
  const page = await target.asPage();
  await page.waitForSelector("main", { timeout: 10_000 });
  return page;
}
