import { leaveConversation } from "#extension/sidepanel/leave-conversation.ts";
import type { ConversationSummary } from "#extension/sidepanel/library-port.ts";
import type { PanelContext } from "#extension/sidepanel/panel-context.ts";
import { toFailure } from "#extension/sidepanel/to-failure.ts";
import type { ErrorCode } from "#shared/errors.ts";
import type { Id } from "#shared/ids.ts";

const longestTitle = 200;

/** The worker did not answer, maybe because this panel is closing: the next start tells it again. */
const away: ReadonlySet<ErrorCode> = new Set(["worker-unreachable", "worker-not-understood", "unavailable"]);

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
  const { store, library } = context;
  void deleteHidden(context);
  store.change({ type: "conversation-hidden", conversation: row });
  if (store.read().conversation.id === row.id) {
    leaveConversation(context);
    store.change({ type: "view-chosen", view: "past" });
  }
  try {
    await (await library()).markDeleted({ id: row.id, isDeleted: true });
  } catch (error) {
    store.change({ type: "conversation-restored", conversation: row });
    store.change({ type: "past-changed", past: { failure: toFailure(error) } });
  }
}

/** Brings a conversation back that was taken off the list. */
export async function restoreConversation(
  { store, library }: PanelContext,
  row: ConversationSummary,
): Promise<void> {
  store.change({ type: "conversation-restored", conversation: row });
  try {
    await (await library()).markDeleted({ id: row.id, isDeleted: false });
  } catch (error) {
    store.change({ type: "past-changed", past: { failure: toFailure(error) } });
  }
}

/** Deletes what was hidden, or only the one of this id: called when the offer to undo has gone. */
export async function deleteHidden(context: PanelContext, id?: Id): Promise<void> {
  const { store, library } = context;
  const { deleted } = store.read().past;
  if (!deleted || (id !== undefined && deleted.id !== id)) return;
  store.change({ type: "past-changed", past: { deleted: undefined } });
  try {
    await (await library()).deleteConversation(deleted.id);
  } catch (error) {
    const failure = toFailure(error);
    if (away.has(failure.code)) return;
    await restoreConversation(context, deleted);
    store.change({ type: "past-changed", past: { failure } });
  }
}
