import { type AppendQuestion, appendQuestion } from "#extension/library/append-question.ts";
import type { Identity, LibraryContext } from "#extension/library/library-context.ts";
import { MessageEntry, type UnsentEntry } from "#extension/library/library-schema.ts";
import { listConversations } from "#extension/library/list-conversations.ts";
import { listUnsent } from "#extension/library/mark-sent.ts";
import { openConversationKey } from "#extension/library/open-conversation-key.ts";
import { createIdentity, putAside } from "#extension/library/open-identity.ts";
import { openMessage } from "#extension/library/open-message.ts";
import { readReceipt } from "#extension/library/seal-receipt.ts";
import type { Id } from "#shared/ids.ts";

/**
 * Gives this device new ids and keys in place of an identity that no worker ever took, and seals the questions
 * waiting to be sent anew for it: they are all such an identity can hold. Call with the identity locked.
 */
export async function moveQuestions(ctx: LibraryContext, from: Identity): Promise<Identity> {
  const old: LibraryContext = {
    ...ctx,
    opened: { identity: from, conversationKeys: new Map(), deleted: new Set() },
  };
  const titles = new Map((await listConversations(old)).map(({ id, title }) => [id, title ?? ""]));
  const waiting: AppendQuestion[] = [];
  for (const unsent of await listUnsent(old)) {
    const question = await openUnsent(old, { unsent, title: titles.get(unsent.conversation) ?? "" });
    if (question) waiting.push(question);
  }
  await putAside(ctx, from.entry);
  const identity = await createIdentity(ctx);
  ctx.opened.identity = identity;
  ctx.opened.conversationKeys.clear();
  await forgetConversations(ctx, [...titles.keys()]);
  for (const question of waiting) await appendQuestion(ctx, question);
  return identity;
}

async function openUnsent(
  ctx: LibraryContext,
  { unsent, title }: { unsent: UnsentEntry; title: string },
): Promise<AppendQuestion | null> {
  const { id, conversation, run, answer } = unsent;
  const stored = await ctx.shelf((database) => database.get("messages", id));
  const row = MessageEntry.safeParse(stored).data;
  if (!row) return null;
  await openConversationKey(ctx, conversation);
  const message = await openMessage(ctx, { conversation, row });
  if (message.role !== "user") return null;
  const question = { id, parent: row.parent, message };
  const pages = (await readReceipt(ctx, id)) ?? [];
  return { conversation: { id: conversation, title }, run, question, answer: { id: answer }, pages };
}

// Their keys lie under the master key that was put aside.
async function forgetConversations(ctx: LibraryContext, ids: readonly Id[]): Promise<void> {
  await ctx.shelf(async (database) => {
    const transaction = database.transaction("conversations", "readwrite");
    await Promise.all([...ids.map((id) => transaction.store.delete(id)), transaction.done]);
  });
}
