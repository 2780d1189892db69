import type { GestureApi, GestureTab } from "#extension/background/gesture-api.ts";
import { handOff } from "#extension/background/hand-off.ts";
import { openPanel } from "#extension/background/open-panel.ts";
import { createId } from "#shared/ids.ts";
import { blindKey } from "#shared/messages.ts";

/**
 * Opens the panel of the window, or closes it. A panel that could not see the tab stays open: there the
 * gesture was made to let it see. Whether one is open is asked before and read after opening, because
 * nothing may be awaited within the gesture and nothing is remembered between two.
 */
export async function togglePanel(api: GestureApi, { id: tab, windowId: window }: GestureTab): Promise<void> {
  if (!api.sidePanel) return api.sidebarAction?.toggle();
  if (window === undefined) return;
  const before = api.runtime.getContexts?.({ contextTypes: ["SIDE_PANEL"] });
  const opened = openPanel(api, window);
  const wasOpen = (await before)?.some(({ windowId }) => windowId === window);
  await opened;
  if (!wasOpen) return;
  if (tab !== undefined && tab === (await blindTab(api, window))) {
    const job = {
      id: createId(),
      kind: "ask",
      source: "article",
      tab,
      window,
      frame: 0,
      at: Date.now(),
    } as const;
    return handOff(api, job);
  }
  await api.sidePanel.close({ windowId: window });
}

async function blindTab(api: GestureApi, window: number): Promise<unknown> {
  const key = blindKey(window);
  return (await api.storage.session.get(key))[key];
}
