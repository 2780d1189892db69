import { createSecretKey, type SecretKey } from "#shared/vault/secret-key.ts";

/** Makes the key that seals one run's buffered events; it rests only sealed to the account (`sealRunKey`). */
export function createRunKey(): Promise<SecretKey> {
  return createSecretKey();
}
