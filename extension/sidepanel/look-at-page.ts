import { describeTab } from "#extension/sidepanel/describe-tab.ts";
import type { PanelContext } from "#extension/sidepanel/panel-context.ts";
import type { PageView } from "#extension/sidepanel/panel-state.ts";

/** Finds out which page the panel can see, and tells the toolbar button when it cannot see the one it stands beside. */
export async function lookAtPage({ browser, store, looks }: PanelContext): Promise<void> {
  const turn = ++looks.latest;
  const [tab, shortcut] = await Promise.all([browser.activeTab(), browser.shortcut()]);
  const page = describeTab(tab);
  const hasSiteAccess = page.kind === "visible" && (await browser.hasAccess(originOf(page)));
  if (turn !== looks.latest) return;
  store.change({ type: "page-seen", page, shortcut, hasSiteAccess });
  await browser.noteBlind(page.kind === "hidden" ? page.tab : undefined);
}

/** The match pattern of a page's site. */
export function originOf({ url }: Extract<PageView, { kind: "visible" }>): string {
  const { protocol, hostname } = new URL(url);
  return protocol === "file:" ? "file:///*" : `${protocol}//${hostname}/*`;
}
