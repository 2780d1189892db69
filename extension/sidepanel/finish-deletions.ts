import type { Session } from "#extension/sidepanel/create-session.ts";
import type { Id } from "#shared/ids.ts";

const longestUndo = 15_000;

/** Deletes a conversation for good, here and at the worker. */
export async function deleteConversation({ library, call }: Session, id: Id): Promise<void> {
  const remove = (conversation: Id) => call((client) => client.deleteConversation(conversation));
  await library.deleteConversation({ id, remove });
}

/**
 * Deletes for good what an earlier panel took off the list and did not come to delete; not what a panel of another
 * window may offer to bring back just now. What fails waits for the next start.
 */
export async function finishDeletions(session: Session): Promise<void> {
  const ids = await session.library.listDeleted(longestUndo);
  await Promise.allSettled(ids.map((id) => deleteConversation(session, id)));
}
