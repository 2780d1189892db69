import type { LibraryContext } from "#extension/library/library-context.ts";
import { ConversationEntry, fitting } from "#extension/library/library-schema.ts";
import { openTitle } from "#extension/library/store-conversations.ts";
import type { Id } from "#shared/ids.ts";

/** `title` is null when it does not open. */
export type ConversationSummary = { id: Id; title: string | null; createdAt: number; updatedAt: number };

/** The conversations of this device, the latest first. */
export async function listConversations(ctx: LibraryContext): Promise<ConversationSummary[]> {
  const stored = await ctx.shelf((database) => database.getAll("conversations"));
  const entries = fitting(ConversationEntry, stored)
    .filter(({ deletedAt }) => deletedAt === null)
    .sort((one, other) => other.updatedAt - one.updatedAt);
  return await Promise.all(
    entries.map(async (entry) => {
      const { id, createdAt, updatedAt } = entry;
      return { id, title: await openTitle(ctx, entry), createdAt, updatedAt };
    }),
  );
}
