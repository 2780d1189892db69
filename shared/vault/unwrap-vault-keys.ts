import { openBytes } from "#shared/vault/aes-gcm.ts";
import { decodeBase64url } from "#shared/vault/base64url.ts";
import type { VaultKeys } from "#shared/vault/create-vault-keys.ts";
import { concat } from "#shared/vault/envelope.ts";
import type { AccountKey } from "#shared/vault/hpke.ts";
import { refuseUniformly } from "#shared/vault/refuse-uniformly.ts";
import { importSecretKey } from "#shared/vault/secret-key.ts";
import { pkcs8Start, type WrappedVaultKeys } from "#shared/vault/wrap-vault-keys.ts";

/** Opens what `wrapVaultKeys` made. None of the keys can be exported. @throws TeranceError `record-unreadable` */
export function unwrapVaultKeys(input: {
  wrapped: WrappedVaultKeys;
  deviceKey: CryptoKey;
  account: string;
}): Promise<VaultKeys> {
  const { wrapped, deviceKey, account } = input;
  return refuseUniformly(async () => {
    const opened = await openBytes({
      kind: "d",
      key: deviceKey,
      binding: { purpose: "master-key", fields: [account] },
      record: wrapped.master,
    });
    const master = await importSecretKey(opened);
    const raw = await openBytes({
      kind: "m",
      key: master,
      binding: { purpose: "account-key", fields: [account, wrapped.publicKey] },
      record: wrapped.privateKey,
    });
    const privateKey = await importPair({ raw, publicKey: decodeBase64url(wrapped.publicKey) });
    return { master, privateKey, publicKey: wrapped.publicKey };
  });
}

async function importPair(input: {
  raw: Uint8Array;
  publicKey: Uint8Array<ArrayBuffer>;
}): Promise<AccountKey> {
  const algorithm = { name: "X25519" };
  const der = concat([pkcs8Start, input.raw]);
  const [privateKey, publicKey] = await Promise.all([
    crypto.subtle.importKey("pkcs8", der, algorithm, false, ["deriveBits"]),
    crypto.subtle.importKey("raw", input.publicKey, algorithm, true, []),
  ]);
  return { privateKey, publicKey };
}
