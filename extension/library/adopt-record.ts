import { sealMessage } from "#extension/library/append-question.ts";
import type { LibraryContext } from "#extension/library/library-context.ts";
import { MessageEntry } from "#extension/library/library-schema.ts";
import { openMessage } from "#extension/library/open-message.ts";
import { TeranceError } from "#shared/errors.ts";
import type { AdoptRecord, MessageRow } from "#shared/http.ts";
import type { Id } from "#shared/ids.ts";
import type { Answer, Message } from "#shared/thread.ts";

/** `PUT`s a record to the worker: `adoptRecord` of the worker's client. */
export type PutRecord = (change: AdoptRecord & { conversation: Id; message: Id }) => Promise<MessageRow>;

export type AdoptInput = { conversation: Id; row: MessageRow; put: PutRecord };

/**
 * Takes a message of the worker's into this device's library. One the worker sealed to the account is sealed
 * anew under the conversation's key, one version on, and put back; when the worker is away the next reading puts
 * it. A version older than the one this device has seen never replaces it.
 * @throws TeranceError `record-unreadable` when it cannot be opened: nothing is stored then
 */
export async function adoptRecord(
  ctx: LibraryContext,
  { conversation, row, put }: AdoptInput,
): Promise<Message> {
  return await ctx.locks.request(`terance message ${row.id}`, async () => {
    const present = await findMessage(ctx, row.id);
    if (present && present.conversation === conversation && present.version >= row.version) {
      if (present.isPending) await deliver(ctx, { entry: present, replaced: row.version, put });
      return await openMessage(ctx, { conversation, row: present });
    }
    const message = await openMessage(ctx, { conversation, row });
    const isProvisional = row.record.startsWith("v1.a.");
    const entry = isProvisional
      ? await reseal(ctx, { conversation, row, message })
      : { ...row, conversation, isPending: false };
    await store(ctx, entry);
    if (isProvisional) await deliver(ctx, { entry, replaced: row.version, put });
    return message;
  });
}

export type AdoptAnswer = {
  conversation: Id;
  question: Id;
  answer: { id: Id; message: Answer };
  put: PutRecord;
};

/**
 * Keeps an answer that this device put together itself: the one of an interrupted run, of which the worker has
 * sealed parts but no record.
 */
export async function adoptAnswer(ctx: LibraryContext, input: AdoptAnswer): Promise<void> {
  const { conversation, question, answer, put } = input;
  await ctx.locks.request(`terance message ${answer.id}`, async () => {
    if (await findMessage(ctx, answer.id)) return;
    const row = {
      id: answer.id,
      parent: question,
      role: "assistant",
      version: 1,
      createdAt: ctx.now(),
    } as const;
    const entry = await reseal(ctx, { conversation, row, message: answer.message });
    await store(ctx, entry);
    await deliver(ctx, { entry, replaced: 1, put });
  });
}

async function findMessage(ctx: LibraryContext, id: Id): Promise<MessageEntry | null> {
  const stored = await ctx.shelf((database) => database.get("messages", id));
  return MessageEntry.safeParse(stored).data ?? null;
}

async function reseal(
  ctx: LibraryContext,
  input: { conversation: Id; row: Omit<MessageRow, "record">; message: Message },
): Promise<MessageEntry> {
  const { conversation, row } = input;
  const version = row.version + 1;
  const place = { conversation, message: row.id, parent: row.parent, version };
  const record = await sealMessage(ctx, { ...place, plaintext: JSON.stringify(input.message) });
  return { ...row, record, version, conversation, isPending: true };
}

async function store(ctx: LibraryContext, entry: MessageEntry): Promise<void> {
  await ctx.shelf((database) => database.put("messages", entry));
}

async function deliver(
  ctx: LibraryContext,
  { entry, replaced, put }: { entry: MessageEntry; replaced: number; put: PutRecord },
): Promise<void> {
  const { conversation, id, record, version } = entry;
  const isDelivered =
    replaced >= version || (await tryPut(put, { conversation, message: id, record, version: replaced }));
  if (isDelivered) await store(ctx, { ...entry, isPending: false });
}

// Not delivered is no failure: the entry stays pending. A conflict means that another device adopted it first.
async function tryPut(put: PutRecord, change: Parameters<PutRecord>[0]): Promise<boolean> {
  try {
    await put(change);
    return true;
  } catch (error) {
    if (error instanceof TeranceError) return error.code === "version-conflict";
    throw error;
  }
}
