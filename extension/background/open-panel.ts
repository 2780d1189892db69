import type { GestureApi } from "#extension/background/gesture-api.ts";

/** Opens the panel, or leaves it open. Call it before any `await`: browsers take it only within the gesture. */
export function openPanel(api: GestureApi, windowId: number): Promise<void> | undefined {
  return api.sidePanel ? api.sidePanel.open({ windowId }) : api.sidebarAction?.open();
}
