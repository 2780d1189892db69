import type { LibraryContext } from "#extension/library/library-context.ts";
import { ConversationEntry, fitting } from "#extension/library/library-schema.ts";
import type { Id } from "#shared/ids.ts";

/** Takes a conversation off the list at once, or puts it back. It is deleted for good by `deleteConversation`. */
export async function markDeleted(
  ctx: LibraryContext,
  { id, isDeleted }: { id: Id; isDeleted: boolean },
): Promise<void> {
  await ctx.shelf(async (database) => {
    const transaction = database.transaction("conversations", "readwrite");
    const { success, data } = ConversationEntry.safeParse(await transaction.store.get(id));
    if (success) await transaction.store.put({ ...data, deletedAt: isDeleted ? ctx.now() : null });
    await transaction.done;
  });
}

/** The conversations that were taken off the list longer than so many milliseconds ago, and are still here. */
export async function listDeleted(ctx: LibraryContext, age: number): Promise<Id[]> {
  const stored = await ctx.shelf((database) => database.getAll("conversations"));
  return fitting(ConversationEntry, stored).flatMap(({ id, deletedAt }) =>
    deletedAt !== null && ctx.now() - deletedAt >= age ? [id] : [],
  );
}
