import type { BrowserPort } from "#extension/sidepanel/browser-port.ts";
import type { Store } from "#extension/sidepanel/create-store.ts";
import type { LibraryPort } from "#extension/sidepanel/library-port.ts";
import type { PanelChange } from "#extension/sidepanel/panel-reducer.ts";
import type { PanelState } from "#extension/sidepanel/panel-state.ts";
import type { Locale } from "#shared/locales.ts";

/** What every verb of the panel is given. `library` loads while the first screen is already there. */
export type PanelContext = {
  store: Store<PanelState, PanelChange>;
  browser: BrowserPort;
  library: () => Promise<LibraryPort>;
  locale: Locale;
  /** Calls back a little later, so that a fast stream is drawn at the pace of the screen. */
  schedule: (callback: () => void) => void;
  /** The run being watched; aborting it only stops watching. */
  watching: { current: AbortController | undefined };
  /** How often the panel has looked at its page: only the latest look counts. */
  looks: { latest: number };
};
