import type { GestureApi, GestureTab, MenuClick } from "#extension/background/gesture-api.ts";
import { handOff } from "#extension/background/hand-off.ts";
import { ActionId } from "#shared/actions/action-id.ts";
import { createId } from "#shared/create-id.ts";

type Gesture = { click: MenuClick; tab: GestureTab | undefined };

/** Turns a click on an entry of the context menu into a job for the panel of that window. */
export async function startJob(api: GestureApi, { click, tab }: Gesture): Promise<void> {
  if (tab?.id === undefined || tab.id < 0 || tab.windowId === undefined) return;
  const action = ActionId.safeParse(click.menuItemId);
  await handOff(api, {
    id: createId(),
    ...(action.success ? { kind: "act", action: action.data } : { kind: "ask" }),
    source: click.selectionText?.trim() ? "selection" : "article",
    tab: tab.id,
    window: tab.windowId,
    frame: click.frameId ?? 0,
    at: Date.now(),
  });
}
