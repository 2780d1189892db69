import { encodeBase64url } from "#shared/vault/base64url.ts";
import type { Actor } from "#worker/context.ts";

/**
 * Tells whether a request is the same as before without keeping it: an HMAC under a key out of the caller's
 * own token, so that whoever reads the database cannot test guesses at what was asked.
 */
export async function hashRequest(actor: Pick<Actor, "requestKey">, request: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(request));
  return encodeBase64url(new Uint8Array(await crypto.subtle.sign("HMAC", actor.requestKey, bytes)));
}
