import type { LibraryContext } from "#extension/library/library-context.ts";
import { ConversationEntry, fitting, MessageEntry, UnsentEntry } from "#extension/library/library-schema.ts";
import type { Id } from "#shared/ids.ts";

/** Notes that the worker took a question: to be called at its run's first event. */
export async function markSent(ctx: LibraryContext, question: Id): Promise<void> {
  await ctx.shelf(async (database) => {
    const transaction = database.transaction(["unsent", "messages", "conversations"], "readwrite");
    const [messages, conversations] = [
      transaction.objectStore("messages"),
      transaction.objectStore("conversations"),
    ];
    const message = MessageEntry.safeParse(await messages.get(question)).data;
    const stored = message && (await conversations.get(message.conversation));
    const conversation = ConversationEntry.safeParse(stored).data;
    await Promise.all([
      transaction.objectStore("unsent").delete(question),
      message && messages.put({ ...message, isPending: false }),
      conversation && conversations.put({ ...conversation, updatedAt: ctx.now(), isLocal: false }),
      transaction.done,
    ]);
  });
}

/** The questions the worker has not been seen to take, the oldest first. */
export async function listUnsent(ctx: LibraryContext): Promise<UnsentEntry[]> {
  const stored = await ctx.shelf((database) => database.getAll("unsent"));
  return fitting(UnsentEntry, stored).sort((one, other) => one.createdAt - other.createdAt);
}
