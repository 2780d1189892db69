import type { PanelContext } from "#extension/sidepanel/panel-context.ts";

/** Begins watching another run; the one before goes on in the worker, unwatched. */
export function beginWatch({ watching }: PanelContext): AbortSignal {
  watching.current?.abort();
  watching.current = new AbortController();
  return watching.current.signal;
}
