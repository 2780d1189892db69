import { createContext, useContext, useSyncExternalStore } from "react";
import type { Words } from "#extension/locales/words.ts";
import type { PanelContext } from "#extension/sidepanel/panel-context.ts";
import type { PanelState } from "#extension/sidepanel/panel-state.ts";

export type PanelScope = { context: PanelContext; words: Words };

export const PanelScopeContext = createContext<PanelScope | null>(null);

/** What every view of the panel works with. */
export function usePanelScope(): PanelScope {
  const scope = useContext(PanelScopeContext);
  if (!scope) throw new Error("a view of the panel stands outside the panel");
  return scope;
}

/** A part of the panel's state; the view is drawn again only when that part changes. */
export function useSelect<Part>(select: (state: PanelState) => Part): Part {
  const { store } = usePanelScope().context;
  return useSyncExternalStore(store.subscribe, () => select(store.read()));
}
