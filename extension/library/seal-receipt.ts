import type { LibraryContext } from "#extension/library/library-context.ts";
import { ReceiptEntry } from "#extension/library/library-schema.ts";
import { openConversationKey } from "#extension/library/open-conversation-key.ts";
import { openIdentity } from "#extension/library/open-identity.ts";
import type { Id } from "#shared/ids.ts";
import { parseJson } from "#shared/json.ts";
import { PageContext } from "#shared/page-context.ts";
import { openRecord } from "#shared/vault/open-record.ts";
import type { RecordContext } from "#shared/vault/record-context.ts";
import { sealRecord } from "#shared/vault/seal-record.ts";
import { z } from "#shared/zod.ts";

/** In UTF-16 units, at most 3 bytes each: well under what one record holds. */
const longestPiece = 250_000;

type Place = { conversation: Id; question: Id };

/** Seals the pages sent with a question. They may be longer than one record: the pieces are bound to their order. */
export async function sealReceipt(
  ctx: LibraryContext,
  input: Place & { pages: readonly PageContext[] },
): Promise<ReceiptEntry> {
  const { conversation, question } = input;
  const key = await openConversationKey(ctx, conversation);
  const pieces = split(JSON.stringify(input.pages));
  const records = await Promise.all(
    pieces.map(async (plaintext, at) => sealRecord({ key, context: await bind(ctx, input, at), plaintext })),
  );
  return { id: question, conversation, records };
}

/**
 * The pages sent with a question, or null when this device did not send it.
 * @throws TeranceError `record-unreadable`
 */
export async function readReceipt(ctx: LibraryContext, question: Id): Promise<PageContext[] | null> {
  const stored = await ctx.shelf((database) => database.get("receipts", question));
  const { success, data } = ReceiptEntry.safeParse(stored);
  if (!success) return null;
  const place = { conversation: data.conversation, question };
  const conversationKey = await openConversationKey(ctx, data.conversation);
  const pieces = await Promise.all(
    data.records.map(async (record, at) =>
      openRecord({ conversationKey, context: await bind(ctx, place, at), record }),
    ),
  );
  return parseJson(z.array(PageContext), pieces.join(""));
}

async function bind(
  ctx: LibraryContext,
  { conversation, question }: Place,
  at: number,
): Promise<RecordContext> {
  const { account } = (await openIdentity(ctx)).entry;
  return { account, conversation, message: question, parent: null, version: at + 1, field: "receipt" };
}

// Half a character is no text: a piece never ends between two surrogates.
function split(text: string): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += pieces.at(-1)?.length ?? 1) {
    const end = at + longestPiece;
    const isTorn = end < text.length && /[\uD800-\uDBFF]/.test(text.charAt(end - 1));
    pieces.push(text.slice(at, isTorn ? end - 1 : end));
  }
  return pieces;
}
