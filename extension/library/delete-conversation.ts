import type { LibraryContext } from "#extension/library/library-context.ts";
import { TeranceError } from "#shared/errors.ts";
import type { Id } from "#shared/ids.ts";

export type DeleteInput = {
  id: Id;
  /** Tells the worker: `deleteConversation` of the worker's client. */
  remove(conversation: Id): Promise<void>;
};

/** Deletes a conversation, at the worker first, then everything of it here at once. @throws what `remove` throws */
export async function deleteConversation(ctx: LibraryContext, { id, remove }: DeleteInput): Promise<void> {
  await remove(id).catch((error: unknown) => {
    if (!(error instanceof TeranceError) || error.code !== "conversation-not-found") throw error;
  });
  ctx.opened.deleted.add(id);
  ctx.opened.conversationKeys.delete(id);
  const children = ["messages", "runs", "receipts", "unsent"] as const;
  await ctx.shelf(async (database) => {
    const transaction = database.transaction(["conversations", ...children], "readwrite");
    const keys = await Promise.all(
      children.map((name) => transaction.objectStore(name).index("conversation").getAllKeys(id)),
    );
    const removals = children.flatMap((name, at) =>
      (keys[at] ?? []).map((key) => transaction.objectStore(name).delete(key)),
    );
    await Promise.all([...removals, transaction.objectStore("conversations").delete(id), transaction.done]);
  });
}
