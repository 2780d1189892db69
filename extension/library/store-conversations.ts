import type { LibraryContext } from "#extension/library/library-context.ts";
import { ConversationEntry } from "#extension/library/library-schema.ts";
import { openIdentity } from "#extension/library/open-identity.ts";
import type { ConversationRow } from "#shared/http.ts";
import { openRecord } from "#shared/vault/open-record.ts";
import { unwrapConversationKey } from "#shared/vault/unwrap-conversation-key.ts";

/**
 * Takes the worker's list of conversations in. The key of a known one never changes, an older title never
 * replaces a newer one, and one that does not open replaces nothing.
 */
export async function storeConversations(
  ctx: LibraryContext,
  rows: readonly ConversationRow[],
): Promise<void> {
  for (const row of rows) {
    const stored = await ctx.shelf((database) => database.get("conversations", row.id));
    const present = ConversationEntry.safeParse(stored).data;
    const entry = present ? await merge(ctx, present, row) : { ...row, isLocal: false, deletedAt: null };
    await putUndeleted(ctx, entry);
  }
}

// It may have been deleted since the worker made its list.
async function putUndeleted(ctx: LibraryContext, entry: ConversationEntry): Promise<void> {
  if (ctx.opened.deleted.has(entry.id)) return;
  await ctx.shelf(async (database) => {
    const transaction = database.transaction("conversations", "readwrite");
    const present = ConversationEntry.safeParse(await transaction.store.get(entry.id)).data;
    await transaction.store.put({ ...entry, deletedAt: present?.deletedAt ?? null });
    await transaction.done;
  });
}

/** A conversation's title, or null when it does not open. */
export async function openTitle(ctx: LibraryContext, row: ConversationRow): Promise<string | null> {
  const { entry, keys } = await openIdentity(ctx);
  const [account, conversation] = [entry.account, row.id];
  const context = {
    ...{ account, conversation, message: conversation, parent: null },
    ...{ version: row.version, field: "title" as const },
  };
  try {
    const known = ctx.opened.conversationKeys.get(conversation);
    const input = { record: row.key, master: keys.master, account, conversation };
    const conversationKey = known ?? (await unwrapConversationKey(input));
    ctx.opened.conversationKeys.set(conversation, conversationKey);
    return await openRecord({ conversationKey, context, record: row.title });
  } catch {
    return null;
  }
}

async function merge(
  ctx: LibraryContext,
  present: ConversationEntry,
  row: ConversationRow,
): Promise<ConversationEntry> {
  const known = { ...present, updatedAt: Math.max(present.updatedAt, row.updatedAt), isLocal: false };
  const newer = { ...known, title: row.title, version: row.version };
  const isNewer = row.version > present.version && (await openTitle(ctx, newer)) !== null;
  return isNewer ? newer : known;
}
