import type { CDPSession, Page } from "puppeteer-core";
import { extensionId } from "#shared/extension-id.ts";

export type Watch = {
  /** Worlds that the extension made in the page to run scripts in. */
  scripts(): Promise<string[]>;
  /** Changes of the page's DOM, attributes and texts included. */
  mutations(): Promise<number>;
  /** What the page's process asked the network for. */
  requests(): Promise<string[]>;
};

type World = { context: { name: string; origin: string } };

/** Notes from now on what happens to a page. The page itself must do nothing of its own. */
export async function watchPage(page: Page): Promise<Watch> {
  const session: CDPSession = await page.createCDPSession();
  const worlds: string[] = [];
  const requests: string[] = [];
  session.on("Runtime.executionContextCreated", ({ context }: World) => {
    if (context.origin === `chrome-extension://${extensionId}`) worlds.push(context.name);
  });
  session.on("Network.requestWillBeSent", ({ request }: { request: { url: string } }) => {
    if (!isTheBrowsersOwn(request.url)) requests.push(request.url);
  });
  await session.send("Runtime.enable");
  await session.send("Network.enable");
  const count = await page.evaluateHandle(() => {
    const seen = { changes: 0 };
    const observer = new MutationObserver((records) => {
      seen.changes += records.length;
    });
    const everything = { subtree: true, childList: true, attributes: true, characterData: true };
    observer.observe(document, everything);
    return seen;
  });
  return {
    scripts: async () => worlds,
    mutations: () => count.evaluate((seen) => seen.changes),
    requests: async () => requests,
  };
}

// Every browser asks for a page's icon when it likes, as late as it likes.
function isTheBrowsersOwn(url: string): boolean {
  const { pathname, search } = new URL(url);
  return pathname === "/favicon.ico" && search === "";
}
