import type { LibraryContext } from "#extension/library/library-context.ts";
import { ConversationEntry, type MessageEntry, type UnsentEntry } from "#extension/library/library-schema.ts";
import { openConversationKey } from "#extension/library/open-conversation-key.ts";
import { openIdentity } from "#extension/library/open-identity.ts";
import { sealReceipt } from "#extension/library/seal-receipt.ts";
import type { Id } from "#shared/ids.ts";
import type { PageContext } from "#shared/page-context.ts";
import type { RunRequest } from "#shared/run.ts";
import type { Question } from "#shared/thread.ts";
import { createConversationKey } from "#shared/vault/create-conversation-key.ts";
import { sealRecord } from "#shared/vault/seal-record.ts";
import { wrapConversationKey } from "#shared/vault/wrap-conversation-key.ts";

export type AppendQuestion = {
  /** `title` is used if this is the conversation's first question. */
  conversation: { id: Id; title: string };
  run: Id;
  question: { id: Id; parent: Id | null; message: Question };
  answer: { id: Id };
  /** Exactly what is sent along: kept, sealed, as the question's receipt. */
  pages: readonly PageContext[];
};

/** The sealed half of a `RunRequest`. */
export type SealedQuestion = Pick<RunRequest, "conversation" | "question">;

/**
 * Seals a question and keeps it, its pages and the fact that it is not sent yet, all or nothing. What is
 * appended twice is kept once. @throws TeranceError `library-unavailable`
 */
export async function appendQuestion(ctx: LibraryContext, input: AppendQuestion): Promise<SealedQuestion> {
  const conversation = await ensureConversation(ctx, input.conversation);
  const { id, parent, message } = input.question;
  const place = { conversation: conversation.id, message: id, parent };
  const record = await sealMessage(ctx, { ...place, version: 1, plaintext: JSON.stringify(message) });
  const receipt = await sealReceipt(ctx, { conversation: conversation.id, question: id, pages: input.pages });
  const createdAt = ctx.now();
  const entry: MessageEntry = {
    ...{ id, parent, role: "user", record, version: 1, createdAt },
    ...{ conversation: conversation.id, isPending: true },
  };
  const { run, answer } = input;
  const unsent: UnsentEntry = { id, conversation: conversation.id, run, answer: answer.id, createdAt };
  await ctx.shelf(async (database) => {
    const transaction = database.transaction(["messages", "receipts", "unsent"], "readwrite");
    await Promise.all([
      transaction.objectStore("messages").put(entry),
      transaction.objectStore("receipts").put(receipt),
      transaction.objectStore("unsent").put(unsent),
      transaction.done,
    ]);
  });
  return {
    conversation: { key: conversation.key, title: conversation.title },
    question: { id, parent, record },
  };
}

export type SealMessage = {
  conversation: Id;
  message: Id;
  parent: Id | null;
  version: number;
  plaintext: string;
};

/** Seals a message or, where `message` is the conversation itself, its title. */
export async function sealMessage(ctx: LibraryContext, input: SealMessage): Promise<string> {
  const { plaintext, ...place } = input;
  const [key, { entry }] = await Promise.all([
    openConversationKey(ctx, place.conversation),
    openIdentity(ctx),
  ]);
  const field = place.message === place.conversation ? "title" : "message";
  return await sealRecord({ key, context: { account: entry.account, ...place, field }, plaintext });
}

async function ensureConversation(
  ctx: LibraryContext,
  { id, title }: AppendQuestion["conversation"],
): Promise<ConversationEntry> {
  return await ctx.locks.request(`terance conversation ${id}`, async () => {
    const stored = await ctx.shelf((database) => database.get("conversations", id));
    const { success, data } = ConversationEntry.safeParse(stored);
    return success ? data : await createConversation(ctx, { id, title });
  });
}

async function createConversation(
  ctx: LibraryContext,
  { id, title }: AppendQuestion["conversation"],
): Promise<ConversationEntry> {
  const { entry, keys } = await openIdentity(ctx);
  const [key, createdAt] = [await createConversationKey(), ctx.now()];
  const { account } = entry;
  const context = {
    account,
    conversation: id,
    message: id,
    parent: null,
    version: 1,
    field: "title",
  } as const;
  const conversation: ConversationEntry = {
    id,
    key: await wrapConversationKey({ key, master: keys.master, account, conversation: id }),
    title: await sealRecord({ key, context, plaintext: title }),
    version: 1,
    createdAt,
    updatedAt: createdAt,
    isLocal: true,
    deletedAt: null,
  };
  await ctx.shelf((database) => database.put("conversations", conversation));
  return conversation;
}
