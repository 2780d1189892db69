import { openBytes } from "#shared/vault/aes-gcm.ts";
import { refuseUniformly } from "#shared/vault/refuse-uniformly.ts";
import { importSecretKey, type SecretKey } from "#shared/vault/secret-key.ts";

/** Opens what `wrapConversationKey` made. @throws TeranceError `record-unreadable` */
export function unwrapConversationKey(input: {
  record: string;
  master: SecretKey;
  account: string;
  conversation: string;
}): Promise<SecretKey> {
  const binding = { purpose: "conversation-key", fields: [input.account, input.conversation] } as const;
  return refuseUniformly(async () => {
    const bytes = await openBytes({ kind: "m", key: input.master, binding, record: input.record });
    return await importSecretKey(bytes);
  });
}
