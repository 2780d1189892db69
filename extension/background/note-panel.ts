import type { GestureApi } from "#extension/background/gesture-api.ts";

type PanelChange = { windowId: number; isOpen: boolean };

/** Where in `storage.session` it is written whether the panel of a window is open. */
export function panelKey(window: number): string {
  return `panel:${window}`;
}

/** Keeps what the browser tells once and never again: a context of type SIDE_PANEL names no window. */
export async function notePanel({ storage }: GestureApi, { windowId, isOpen }: PanelChange): Promise<void> {
  await storage.session.set({ [panelKey(windowId)]: isOpen });
}
