import type { PanelContext } from "#extension/sidepanel/panel-context.ts";

/** Begins a new conversation. An answer still being made goes on in the worker and is kept there. */
export function leaveConversation({ store, watching }: PanelContext): void {
  watching.current?.abort();
  store.change({ type: "conversation-left" });
}
