import type { GestureApi, GestureTab, MenuClick } from "#extension/background/gesture-api.ts";
import { handOff } from "#extension/background/hand-off.ts";
import type { ActionId } from "#shared/actions/action-id.ts";
import { actions } from "#shared/actions/actions.ts";
import { createId } from "#shared/create-id.ts";

type Gesture = { click: MenuClick; tab: GestureTab | undefined };

/** Turns a click on an entry of the context menu into a job for the panel of that window. */
export async function startJob(api: GestureApi, { click, tab }: Gesture): Promise<void> {
  if (tab?.id === undefined || tab.id < 0 || tab.windowId === undefined) return;
  await handOff(api, {
    id: createId(),
    ...(isAction(click.menuItemId) ? { kind: "act", action: click.menuItemId } : { kind: "ask" }),
    source: click.selectionText?.trim() ? "selection" : "article",
    tab: tab.id,
    window: tab.windowId,
    frame: click.frameId ?? 0,
    at: Date.now(),
  });
}

// Without zod, which would double the time a sleeping background takes to open the panel.
function isAction(id: string | number): id is ActionId {
  return Object.hasOwn(actions, id);
}
