import { TeranceError } from "#shared/errors.ts";
import { decodeBase64url, encodeBase64url } from "#shared/vault/base64url.ts";
import type { SealedRecord } from "#shared/vault/sealed-record.ts";

/** `d` (a device's key) never travels and is therefore no kind of a `SealedRecord`. */
export type Kind = "m" | "c" | "r" | "a" | "d";

/** The first byte of every body: which generation of the key seals. There is one so far. */
export const keyVersion = 1;

/** The longest text an envelope may have: what `SealedRecord` takes. */
const longest = 1_500_000;

/** Writes `v1.<kind>.<base64url of key version and body>`. @throws TeranceError `body-too-large` */
export function writeEnvelope(kind: Kind, body: readonly Uint8Array[]): SealedRecord {
  const bytes = concat([Uint8Array.of(keyVersion), ...body]);
  const envelope = `v1.${kind}.${encodeBase64url(bytes)}`;
  if (envelope.length > longest) throw new TeranceError("body-too-large", { limit: "1 MB" });
  return envelope;
}

/** Reads the body of an envelope of one kind. @throws RangeError for any other text */
export function readEnvelope(kind: Kind, envelope: string): Uint8Array<ArrayBuffer> {
  const start = `v1.${kind}.`;
  if (envelope.length > longest || !envelope.startsWith(start)) throw new RangeError("envelope");
  const bytes = decodeBase64url(envelope.slice(start.length));
  if (bytes[0] !== keyVersion) throw new RangeError("key version");
  return bytes.subarray(1);
}

/** Joins byte strings. */
export function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
