import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from "@hpke/core";
import { TeranceError } from "#shared/errors.ts";
import { bind } from "#shared/vault/aes-gcm.ts";
import { decodeBase64url } from "#shared/vault/base64url.ts";
import type { Binding } from "#shared/vault/encode-context.ts";
import { readEnvelope, writeEnvelope } from "#shared/vault/envelope.ts";
import { pad, unpad } from "#shared/vault/padding.ts";
import type { SealedRecord } from "#shared/vault/sealed-record.ts";

/** The account's X25519 key pair. The private half decides what opens; WebCrypto cannot derive the public one from it. */
export type AccountKey = { privateKey: CryptoKey; publicKey: CryptoKey };

const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});
const info = new TextEncoder().encode("terance/v1/account");

/**
 * Seals bytes to an account (HPKE base mode, RFC 9180): envelope body = 32 bytes of encapsulated key, ciphertext.
 * @throws TeranceError `invalid-request` when the public key is none
 */
export async function hpkeSeal(input: {
  publicKey: string;
  binding: Binding;
  content: Uint8Array;
}): Promise<SealedRecord> {
  const recipientPublicKey = await readPublicKey(input.publicKey);
  const { enc, ct } = await suite
    .seal({ recipientPublicKey, info }, pad(input.content), bind("a", input.binding))
    .catch((cause: unknown) => refuseKey(cause));
  return writeEnvelope("a", [new Uint8Array(enc), new Uint8Array(ct)]);
}

/** Opens what `hpkeSeal` made. Throws anything: callers wrap it in `refuseUniformly`. */
export async function hpkeOpen(input: {
  privateKey: AccountKey;
  binding: Binding;
  record: string;
}): Promise<Uint8Array> {
  const body = readEnvelope("a", input.record);
  const recipient = { recipientKey: input.privateKey, enc: body.slice(0, 32), info };
  return unpad(new Uint8Array(await suite.open(recipient, body.slice(32), bind("a", input.binding))));
}

async function readPublicKey(publicKey: string): Promise<CryptoKey> {
  try {
    return await suite.kem.deserializePublicKey(decodeBase64url(publicKey));
  } catch (cause) {
    return refuseKey(cause);
  }
}

function refuseKey(cause: unknown): never {
  throw new TeranceError("invalid-request", { field: "publicKey", reason: "not a key" }, { cause });
}
