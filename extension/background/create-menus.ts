import type { GestureApi, MenuEntry } from "#extension/background/gesture-api.ts";
import { actions } from "#shared/actions/actions.ts";
import { pickLocale } from "#shared/locales.ts";

/**
 * Puts the entries into the context menu, in the browser's language. Nothing is awaited in between, so
 * that two calls, at an update and at a start, follow each other and never mix.
 */
export async function createMenus({ contextMenus, i18n }: GestureApi): Promise<void> {
  const locale = pickLocale([i18n.getUILanguage()]);
  const removed = contextMenus.removeAll();
  contextMenus.create(menuEntry("ask", i18n.getMessage("menuAsk")));
  for (const { id, title } of Object.values(actions)) contextMenus.create(menuEntry(id, title[locale]));
  await removed;
}

function menuEntry(id: string, title: string): MenuEntry {
  return { id, title, contexts: ["page", "selection"], documentUrlPatterns: ["*://*/*", "file:///*"] };
}
