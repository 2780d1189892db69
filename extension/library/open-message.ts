import type { LibraryContext } from "#extension/library/library-context.ts";
import { openConversationKey } from "#extension/library/open-conversation-key.ts";
import { openIdentity } from "#extension/library/open-identity.ts";
import { TeranceError } from "#shared/errors.ts";
import type { MessageRow } from "#shared/http.ts";
import type { Id } from "#shared/ids.ts";
import { parseJson } from "#shared/json.ts";
import { Message } from "#shared/thread.ts";
import { openRecord } from "#shared/vault/open-record.ts";

/**
 * Opens one message. Only an answer's first version may come from the worker, sealed to the account: anybody
 * can seal to a public key, so a question or an adopted answer in that form is forged.
 * @throws TeranceError `record-unreadable`
 */
export async function openMessage(
  ctx: LibraryContext,
  { conversation, row }: { conversation: Id; row: MessageRow },
): Promise<Message> {
  const [conversationKey, { entry, keys }] = await Promise.all([
    openConversationKey(ctx, conversation),
    openIdentity(ctx),
  ]);
  const { id: message, parent, version, record } = row;
  const mayBeProvisional = row.role === "assistant" && version === 1;
  const plaintext = await openRecord({
    conversationKey,
    privateKey: mayBeProvisional ? keys.privateKey : undefined,
    context: { account: entry.account, conversation, message, parent, version, field: "message" },
    record,
  });
  return readMessage(plaintext, row.role);
}

function readMessage(plaintext: string, role: MessageRow["role"]): Message {
  try {
    const message = parseJson(Message, plaintext);
    if (message.role === role) return message;
  } catch {
    // Named below: to the person, a record that holds something else is as unreadable as one that stays shut.
  }
  throw new TeranceError("record-unreadable");
}
