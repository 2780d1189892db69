import { sealBytes } from "#shared/vault/aes-gcm.ts";
import type { SealedRecord } from "#shared/vault/sealed-record.ts";
import { exportSecretKey, type SecretKey } from "#shared/vault/secret-key.ts";

/** Seals a conversation's key under the master key (kind m), bound to account and conversation. */
export async function wrapConversationKey(input: {
  key: SecretKey;
  master: SecretKey;
  account: string;
  conversation: string;
}): Promise<SealedRecord> {
  const binding = { purpose: "conversation-key", fields: [input.account, input.conversation] } as const;
  return await sealBytes({
    kind: "m",
    key: input.master,
    binding,
    content: await exportSecretKey(input.key),
  });
}
