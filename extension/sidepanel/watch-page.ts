import { lookAtPage } from "#extension/sidepanel/look-at-page.ts";
import type { PanelContext } from "#extension/sidepanel/panel-context.ts";

/** Keeps the panel's idea of the page it can see up to date. Gives back how to stop. */
export function watchPage(context: PanelContext): () => void {
  void lookAtPage(context);
  return context.browser.onView(() => void lookAtPage(context));
}
