import type { GestureApi, GestureTab } from "#extension/background/gesture-api.ts";
import { handOff } from "#extension/background/hand-off.ts";
import { panelKey } from "#extension/background/note-panel.ts";
import { openPanel } from "#extension/background/open-panel.ts";
import { createId } from "#shared/create-id.ts";
import { blindKey } from "#shared/job-keys.ts";

/**
 * Opens the panel of the window, or closes it. A panel that could not see the tab stays open: there the
 * gesture was made to let it see. Whether one is open is asked before and read after opening, because
 * nothing may be awaited within the gesture.
 */
export async function togglePanel(api: GestureApi, { id: tab, windowId: window }: GestureTab): Promise<void> {
  if (!api.sidePanel) return api.sidebarAction?.toggle();
  if (window === undefined) return;
  const before = api.storage.session.get([panelKey(window), blindKey(window)]);
  const opened = openPanel(api, window);
  const { [panelKey(window)]: wasOpen, [blindKey(window)]: blindTab } = await before;
  await opened;
  if (!wasOpen) return;
  if (tab !== undefined && tab === blindTab) {
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
