import { createSecretKey, type SecretKey } from "#shared/vault/secret-key.ts";

/** Makes the key of a conversation. It can be wrapped; the one `unwrapConversationKey` gives cannot leave any more. */
export function createConversationKey(): Promise<SecretKey> {
  return createSecretKey();
}
