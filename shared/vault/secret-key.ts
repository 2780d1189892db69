/**
 * A 256-bit secret (master, conversation or run key). It never encrypts by itself: every sealed thing gets its
 * own AES-256-GCM key, derived with HKDF-Expand over HMAC-SHA-256, and HMAC is all this key can do.
 */
export type SecretKey = CryptoKey;

/** Makes a secret key. It can be exported once, to be wrapped; what is unwrapped later cannot. */
export function createSecretKey(): Promise<SecretKey> {
  return importSecretKey(crypto.getRandomValues(new Uint8Array(32)), true);
}

/** @throws RangeError unless there are exactly 32 bytes */
export async function importSecretKey(bytes: Uint8Array, isExtractable = false): Promise<SecretKey> {
  if (bytes.length !== 32) throw new RangeError("secret key");
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  return await crypto.subtle.importKey("raw", new Uint8Array(bytes), algorithm, isExtractable, ["sign"]);
}

export async function exportSecretKey(key: SecretKey): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array((await crypto.subtle.exportKey("raw", key)) as ArrayBuffer);
}
