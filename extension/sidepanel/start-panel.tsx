import { createRoot } from "react-dom/client";
import { directionOf } from "#extension/locales/direction-of.ts";
import { locales } from "#extension/locales/locales.ts";
import type { BrowserPort } from "#extension/sidepanel/browser-port.ts";
import { createStore } from "#extension/sidepanel/create-store.ts";
import type { LibraryPort } from "#extension/sidepanel/library-port.ts";
import { Panel } from "#extension/sidepanel/panel.tsx";
import { PanelBoundary } from "#extension/sidepanel/panel-boundary.tsx";
import type { PanelContext } from "#extension/sidepanel/panel-context.ts";
import { reducePanel } from "#extension/sidepanel/panel-reducer.ts";
import { emptyPanel } from "#extension/sidepanel/panel-state.ts";
import { watchJobs } from "#extension/sidepanel/watch-jobs.ts";
import { pickLocale } from "#shared/locales.ts";

export type PanelOptions = { root: Element; browser: BrowserPort; library: () => Promise<LibraryPort> };

const frame = 32;

/** Puts the panel on the page in the browser's language. The library is opened once, when it is first needed. */
export async function startPanel({ root, browser, library }: PanelOptions): Promise<PanelContext> {
  const locale = pickLocale([browser.language]);
  const context: PanelContext = {
    store: createStore(emptyPanel(), reducePanel),
    browser,
    library: openOnce(library),
    locale,
    schedule: (callback) => void setTimeout(callback, frame),
    watching: { current: undefined },
    looks: { latest: 0 },
  };
  // The job comes first: it is in the first thing that is drawn, before the library has loaded.
  const [words] = await Promise.all([locales[locale](), watchJobs(context)]);
  document.documentElement.lang = locale;
  document.documentElement.dir = directionOf(locale);
  createRoot(root).render(
    <PanelBoundary words={words} locale={locale}>
      <Panel context={context} words={words} />
    </PanelBoundary>,
  );
  return context;
}

// A library that could not be opened is tried again at the next question.
function openOnce(open: () => Promise<LibraryPort>): () => Promise<LibraryPort> {
  let opened: Promise<LibraryPort> | undefined;
  return () => {
    opened ??= open().catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
}
