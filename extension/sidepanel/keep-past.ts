import { leaveConversation } from "#extension/sidepanel/leave-conversation.ts";
import type { ConversationSummary } from "#extension/sidepanel/library-port.ts";
import type { PanelContext } from "#extension/sidepanel/panel-context.ts";
import { toFailure } from "#extension/sidepanel/to-failure.ts";
import type { Id } from "#shared/ids.ts";

const longestTitle = 200;

/** Lists the past conversations afresh. */
export async function readPast({ store, library }: PanelContext): Promise<void> {
  const { past } = store.read();
  if (past.state !== "ready")
    store.change({ type: "past-changed", past: { state: "reading", failure: undefined } });
  try {
    const found = await (await library()).listConversations();
    const conversations = found.filter((row) => row.id !== store.read().past.deleted?.id);
    store.change({ type: "past-changed", past: { state: "ready", conversations, failure: undefined } });
  } catch (error) {
    store.change({ type: "past-changed", past: { state: "failed", failure: toFailure(error) } });
  }
}

export async function renameConversation(
  { store, library }: PanelContext,
  { id, title }: { id: Id; title: string },
): Promise<void> {
  const { past } = store.read();
  const before = past.conversations.find((row) => row.id === id);
  const wanted = title.trim().replace(/\s+/g, " ").slice(0, longestTitle);
  if (!before || wanted === "" || wanted === before.title) return;
  store.change({ type: "conversation-renamed", id, title: wanted });
  try {
    await (await library()).renameConversation({ id, title: wanted });
  } catch (error) {
    store.change({ type: "conversation-renamed", id, title: before.title });
    store.change({ type: "past-changed", past: { failure: toFailure(error) } });
  }
}

/** Takes a conversation off the list. It is deleted for good by `deleteHidden`, until then it can come back. */
export async function hideConversation(context: PanelContext, row: ConversationSummary): Promise<void> {
  await deleteHidden(context);
  context.store.change({ type: "conversation-hidden", conversation: row });
  if (context.store.read().conversation.id === row.id) {
    leaveConversation(context);
    context.store.change({ type: "view-chosen", view: "past" });
  }
}

/** Deletes what was hidden, or only the one of this id: called when the offer to undo has gone. */
export async function deleteHidden({ store, library }: PanelContext, id?: Id): Promise<void> {
  const { deleted } = store.read().past;
  if (!deleted || (id !== undefined && deleted.id !== id)) return;
  store.change({ type: "past-changed", past: { deleted: undefined } });
  try {
    await (await library()).deleteConversation(deleted.id);
  } catch (error) {
    store.change({ type: "past-changed", past: { deleted } });
    store.change({ type: "conversation-restored" });
    store.change({ type: "past-changed", past: { failure: toFailure(error) } });
  }
}
