import { describeTab } from "#extension/sidepanel/describe-tab.ts";
import type { PanelContext } from "#extension/sidepanel/panel-context.ts";
import type { PageView } from "#extension/sidepanel/panel-state.ts";

/** Keeps the panel's idea of the page it can see up to date. Gives back how to stop. */
export function watchPage(context: PanelContext): () => void {
  let latest = 0;
  const look = async () => {
    const turn = ++latest;
    const { browser, store } = context;
    const [tab, shortcut] = await Promise.all([browser.activeTab(), browser.shortcut()]);
    const page = describeTab(tab);
    const hasSiteAccess = page.kind === "visible" && (await browser.hasAccess(originOf(page)));
    if (turn === latest) store.change({ type: "page-seen", page, shortcut, hasSiteAccess });
  };
  void look();
  return context.browser.onView(() => void look());
}

/** The match pattern of a page's site. */
export function originOf({ url }: Extract<PageView, { kind: "visible" }>): string {
  const { protocol, hostname } = new URL(url);
  return protocol === "file:" ? "file:///*" : `${protocol}//${hostname}/*`;
}
