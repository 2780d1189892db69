import type { TabFacts } from "#extension/sidepanel/browser-port.ts";
import type { PageView } from "#extension/sidepanel/panel-state.ts";

const readable: ReadonlySet<string> = new Set(["http:", "https:", "file:"]);

/** Says what the panel can see of a tab. An address the browser does not tell means: no grant. */
export function describeTab(tab: TabFacts | undefined): PageView {
  if (!tab) return { kind: "none" };
  if (tab.url === undefined || !URL.canParse(tab.url)) {
    return { kind: tab.isInternal ? "internal" : "hidden", tab: tab.id };
  }
  const url = new URL(tab.url);
  if (!readable.has(url.protocol)) return { kind: "internal", tab: tab.id };
  const host = url.host || decodeURI(url.pathname.split("/").at(-1) ?? "");
  return { kind: "visible", tab: tab.id, url: tab.url, title: tab.title?.trim() || host, host };
}
