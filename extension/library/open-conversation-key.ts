import type { LibraryContext } from "#extension/library/library-context.ts";
import { ConversationEntry } from "#extension/library/library-schema.ts";
import { openIdentity } from "#extension/library/open-identity.ts";
import { TeranceError } from "#shared/errors.ts";
import type { Id } from "#shared/ids.ts";
import type { SecretKey } from "#shared/vault/secret-key.ts";
import { unwrapConversationKey } from "#shared/vault/unwrap-conversation-key.ts";

/** A conversation of this device. @throws TeranceError `conversation-not-found` */
export async function findConversation(ctx: LibraryContext, id: Id): Promise<ConversationEntry> {
  const stored = await ctx.shelf((database) => database.get("conversations", id));
  const { success, data } = ConversationEntry.safeParse(stored);
  if (!success) throw new TeranceError("conversation-not-found");
  return data;
}

/** A conversation's key, opened once. @throws TeranceError `record-unreadable`, `conversation-not-found` */
export async function openConversationKey(ctx: LibraryContext, id: Id): Promise<SecretKey> {
  const known = ctx.opened.conversationKeys.get(id);
  if (known) return known;
  const [{ key: record }, { entry, keys }] = await Promise.all([
    findConversation(ctx, id),
    openIdentity(ctx),
  ]);
  const input = { record, master: keys.master, account: entry.account, conversation: id };
  const key = await unwrapConversationKey(input);
  ctx.opened.conversationKeys.set(id, key);
  return key;
}
