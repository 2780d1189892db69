import { sealBytes } from "#shared/vault/aes-gcm.ts";
import type { VaultKeys } from "#shared/vault/create-vault-keys.ts";
import { concat } from "#shared/vault/envelope.ts";
import { exportSecretKey } from "#shared/vault/secret-key.ts";
import { z } from "#shared/zod.ts";

/**
 * An account's keys as a device keeps them: the master key under the device's key (`v1.d.…`), the private
 * account key under the master key (`v1.m.…`). A passphrase or recovery key adds another wrapping of `master`.
 */
export const WrappedVaultKeys = z.strictObject({
  master: z.string().regex(/^v1\.d\.[A-Za-z0-9_-]+$/),
  privateKey: z.string().regex(/^v1\.m\.[A-Za-z0-9_-]+$/),
  publicKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});
export type WrappedVaultKeys = z.infer<typeof WrappedVaultKeys>;

/** Wraps keys fresh from `createVaultKeys` for this device. */
export async function wrapVaultKeys(input: {
  keys: VaultKeys;
  deviceKey: CryptoKey;
  account: string;
}): Promise<WrappedVaultKeys> {
  const { keys, deviceKey, account } = input;
  const master = await sealBytes({
    kind: "d",
    key: deviceKey,
    binding: { purpose: "master-key", fields: [account] },
    content: await exportSecretKey(keys.master),
  });
  const privateKey = await sealBytes({
    kind: "m",
    key: keys.master,
    binding: { purpose: "account-key", fields: [account, keys.publicKey] },
    content: await exportPrivateKey(keys.privateKey.privateKey),
  });
  return { master, privateKey, publicKey: keys.publicKey };
}

/** The DER around a raw X25519 private key (RFC 8410 §7): engines disagree on JWK, never on PKCS #8. */
export const pkcs8Start = Uint8Array.of(
  ...[0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x04, 0x22, 0x04, 0x20],
);

async function exportPrivateKey(key: CryptoKey): Promise<Uint8Array> {
  const der = new Uint8Array((await crypto.subtle.exportKey("pkcs8", key)) as ArrayBuffer);
  const raw = der.subarray(pkcs8Start.length);
  if (der.length !== 48 || concat([pkcs8Start, raw]).some((byte, at) => byte !== der[at])) {
    throw new RangeError("private key");
  }
  return raw;
}
