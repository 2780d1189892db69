import puppeteer, { type Page } from "puppeteer-core";
import { findBrowser } from "#scripts/find-browser.ts";
import { addonId } from "#shared/extension-id.ts";
import { openChromeScope } from "#tests/e2e/harness/open-chrome-scope.ts";
import { until } from "#tests/e2e/harness/until.ts";

export type Firefox = {
  visit(url: string): Promise<Page>;
  /** Presses the toolbar button of the window, as a click does: it grants the tab and toggles the sidebar. */
  pressButton(): Promise<void>;
  /** The address the real sidebar shows, or "" while it is closed. */
  sidebar(): Promise<string>;
  /** Runs an expression in the page of the real sidebar; what it gives must be JSON. */
  inSidebar<T>(expression: string): Promise<T>;
  close(): Promise<void>;
};

// Fixed in advance, because the address of an add-on's pages is random for each install.
const uuid = "7f4b5f6e-2f0e-4f0a-9a5b-0d8a6c1e2b3f";

/** Starts a Firefox with a new profile and the built add-on, installed as a temporary one. */
export async function launchFirefox(folder: string): Promise<Firefox> {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: findBrowser("firefox"),
    headless: true,
    args: ["-remote-allow-system-access"],
    extraPrefsFirefox: { "extensions.webextensions.uuids": JSON.stringify({ [addonId]: uuid }) },
  });
  await browser.installExtension(folder);
  const scope = openChromeScope(browser);
  const sidebar = () => scope.evaluate<string>(`(${findSidebar})()?.currentURI.spec ?? ""`);
  return {
    async visit(url) {
      const page = await browser.newPage();
      await page.goto(url);
      await page.bringToFront();
      return page;
    },
    async pressButton() {
      await scope.evaluate(`(${triggerAction})(${JSON.stringify(addonId)})`);
    },
    sidebar,
    async inSidebar(expression) {
      await until("the sidebar is open", sidebar);
      return scope.evaluate(`(${askSidebar})((${findSidebar})(), ${JSON.stringify(expression)})`);
    },
    close: () => browser.close(),
  };
}

// What follows runs inside Firefox's own window, and is sent there as text.

const findSidebar = `() => {
  const box = document.getElementById("sidebar-box");
  if (!box || box.hidden) return null;
  return document.getElementById("sidebar")?.contentDocument?.getElementById("webext-panels-browser") ?? null;
}`;

const triggerAction = `(id) => {
  const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
  const { extension } = WebExtensionPolicy.getByID(id);
  ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
  return "";
}`;

// A frame script: evaluates in the page of the sidebar with the page's own rights, and sends the result back.
const askSidebar = `(sidebar, expression) => new Promise((resolve, reject) => {
  const name = "terance:" + Math.random();
  const script = (name, expression) => {
    const sandbox = new Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
    Promise.resolve()
      .then(() => Cu.evalInSandbox("(async () => (" + expression + "))()", sandbox))
      .then((value) => sendAsyncMessage(name, { value: JSON.stringify(value) }))
      .catch((error) => sendAsyncMessage(name, { error: String(error) }));
  };
  sidebar.messageManager.addMessageListener(name, ({ data }) =>
    data.error ? reject(new Error(data.error)) : resolve(data.value === undefined ? null : JSON.parse(data.value)),
  );
  const call = "(" + script + ")(" + JSON.stringify(name) + "," + JSON.stringify(expression) + ")";
  sidebar.messageManager.loadFrameScript("data:application/javascript;charset=utf-8," + encodeURIComponent(call), false);
})`;
