import { type Binding, encodeContext } from "#shared/vault/encode-context.ts";
import { concat, type Kind, keyVersion, readEnvelope, writeEnvelope } from "#shared/vault/envelope.ts";
import { pad, unpad } from "#shared/vault/padding.ts";
import type { SealedRecord } from "#shared/vault/sealed-record.ts";
import type { SecretKey } from "#shared/vault/secret-key.ts";

export type SealInput = { kind: Exclude<Kind, "a">; key: SecretKey; binding: Binding; content: Uint8Array };
export type OpenInput = { kind: Exclude<Kind, "a">; key: SecretKey; binding: Binding; record: string };

/** Seals bytes: envelope body = 12 random bytes of nonce, then AES-256-GCM ciphertext and tag of the padded content. */
export async function sealBytes(input: SealInput): Promise<SealedRecord> {
  const additionalData = bind(input.kind, input.binding);
  const key = await deriveKey(input.key, additionalData);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv, additionalData },
    key,
    pad(input.content),
  );
  return writeEnvelope(input.kind, [iv, new Uint8Array(sealed)]);
}

/** Opens what `sealBytes` made. Throws anything: callers wrap it in `refuseUniformly`. */
export async function openBytes(input: OpenInput): Promise<Uint8Array> {
  const body = readEnvelope(input.kind, input.record);
  const additionalData = bind(input.kind, input.binding);
  const key = await deriveKey(input.key, additionalData);
  const algorithm = { name: "AES-GCM", iv: body.subarray(0, 12), additionalData };
  return unpad(new Uint8Array(await crypto.subtle.decrypt(algorithm, key, body.subarray(12))));
}

/** The bytes both the derived key and the tag depend on. */
export function bind(kind: Kind, binding: Binding): Uint8Array<ArrayBuffer> {
  return encodeContext(["terance", "v1", kind, keyVersion, binding.purpose, ...binding.fields]);
}

async function deriveKey(key: SecretKey, context: Uint8Array): Promise<CryptoKey> {
  // A device's key cannot derive: it is AES already, and seals a handful of things in its life.
  if (key.algorithm.name === "AES-GCM") return key;
  // HKDF-Expand of one block (RFC 5869 §2.3); §3.3 lets a uniformly random secret go without Extract.
  const block = await crypto.subtle.sign("HMAC", key, concat([context, Uint8Array.of(1)]));
  return await crypto.subtle.importKey("raw", block, "AES-GCM", false, ["encrypt", "decrypt"]);
}
