import { encodeBase64url } from "#shared/vault/base64url.ts";
import type { AccountKey } from "#shared/vault/hpke.ts";
import { createSecretKey, type SecretKey } from "#shared/vault/secret-key.ts";

/** An account's keys. `publicKey` is the X25519 public half, base64url, as `CreateAccount` sends it. */
export type VaultKeys = { master: SecretKey; privateKey: AccountKey; publicKey: string };

/** Makes an account's keys. They can be wrapped; the ones `unwrapVaultKeys` gives cannot leave any more. */
export async function createVaultKeys(): Promise<VaultKeys> {
  const [master, privateKey] = await Promise.all([createSecretKey(), generatePair()]);
  const publicKey = await crypto.subtle.exportKey("raw", privateKey.publicKey);
  return { master, privateKey, publicKey: encodeBase64url(new Uint8Array(publicKey as ArrayBuffer)) };
}

// WebCrypto's types give a key or a pair for a name they do not know; X25519 always gives a pair.
async function generatePair(): Promise<AccountKey> {
  return (await crypto.subtle.generateKey({ name: "X25519" }, true, ["deriveBits"])) as AccountKey;
}
