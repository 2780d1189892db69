import type { PanelContext } from "#extension/sidepanel/panel-context.ts";
import type { Exchange } from "#extension/sidepanel/panel-state.ts";
import { inject, talk } from "#extension/sidepanel/read-page.ts";
import { toFailure } from "#extension/sidepanel/to-failure.ts";
import { TeranceError } from "#shared/errors.ts";
import type { PageContext } from "#shared/page-context.ts";

const longestFragment = 200;

/** Shows a cited passage where it was read; when that tab is gone or elsewhere, in a new one. */
export async function revealPassage(
  { browser, store }: PanelContext,
  { exchange, block, sentence }: { exchange: Exchange; block: string; sentence: string },
): Promise<void> {
  const pages = exchange.sent.kind === "here" ? exchange.sent.pages : [];
  const found = findPassage(pages, block);
  if (!found) return;
  const { page, text } = found;
  try {
    const tab = exchange.tab === undefined ? await browser.activeTab() : await browser.tab(exchange.tab);
    if (!tab?.url || !isAt(tab.url, page.url))
      return await openAtPassage(browser, page.url, sentence || text);
    const target = { tab: tab.id, frame: 0 };
    await inject(browser, target, tab.url);
    const reply = await talk(browser, target, { kind: "reveal", text, sentence });
    if (reply.kind === "unreadable") throw new TeranceError(reply.code, reply.data);
    await browser.showTab(tab.id);
  } catch (error) {
    store.change({ type: "notice-shown", failure: toFailure(error) });
  }
}

function findPassage(pages: PageContext[], id: string): { page: PageContext; text: string } | undefined {
  for (const page of pages) {
    const block = page.blocks.find((one) => one.id === id);
    if (block) return { page, text: block.text };
  }
  return undefined;
}

function isAt(url: string, address: string): boolean {
  const { origin, pathname, protocol } = new URL(url);
  return protocol === "file:" ? address.startsWith("file:") : origin + pathname === address;
}

// https://wicg.github.io/scroll-to-text-fragment/: `-`, `,` and `&` have a meaning in a text directive.
async function openAtPassage(
  browser: PanelContext["browser"],
  address: string,
  passage: string,
): Promise<void> {
  if (!/^https?:\/\//.test(address)) throw new TeranceError("passage-not-found");
  const text = encodeURIComponent(
    passage
      .slice(0, longestFragment)
      .replace(/\s\S*$/, (end) => (passage.length > longestFragment ? "" : end)),
  ).replaceAll("-", "%2D");
  await browser.openTab(`${address}#:~:text=${text}`);
}
