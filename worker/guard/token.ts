import { encodeBase64url } from "#shared/vault/base64url.ts";
import { z } from "#shared/zod.ts";

/** A bearer token as it travels: `<device>.<secret>`, the secret 32 random bytes in base64url. */
export type Token = { device: string; secret: string };

const Device = z.uuidv7();

/** Makes the token of a device. Its secret exists in this answer only. */
export function createToken(device: string): Token {
  return { device, secret: encodeBase64url(crypto.getRandomValues(new Uint8Array(32))) };
}

/** Reads an `Authorization` header: one scheme, one credential, nothing else. */
export function readToken(header: string | null): Token | undefined {
  const [, device, secret] = /^Bearer ([0-9a-f-]{36})\.([A-Za-z0-9_-]{43})$/i.exec(header ?? "") ?? [];
  if (!secret || !Device.safeParse(device).success) return undefined;
  return { device: String(device), secret };
}

export function writeToken(token: Token): string {
  return `${token.device}.${token.secret}`;
}

/** What the database keeps of a secret. 256 random bits need no slow hash. */
export async function hashSecret(secret: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(secret));
  return encodeBase64url(new Uint8Array(digest));
}

/** Compares two hashes in the same time wherever they differ. */
export function isSameHash(one: string, other: string): boolean {
  const encoder = new TextEncoder();
  const [a, b] = [encoder.encode(one), encoder.encode(other)];
  return a.byteLength === b.byteLength && crypto.subtle.timingSafeEqual(a, b);
}
