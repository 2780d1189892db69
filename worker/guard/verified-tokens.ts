import type { Actor } from "#worker/context.ts";

type Verified = { actor: Actor; tenant: string };

/** A revoked token is refused everywhere after at most this. */
const longest = 10_000;
const most = 1_000;

// One of the two files where an isolate may remember something: bounded, and for ten seconds at most.
const verified = new Map<string, Verified & { until: number }>();

/** Who a token belongs to, if it was verified within the last ten seconds. The key is the hash of its secret. */
export function recallToken(call: { device: string; hash: string; now: number }): Verified | undefined {
  const found = verified.get(toKey(call));
  return found && found.until > call.now ? found : undefined;
}

export function rememberToken(call: { device: string; hash: string; now: number } & Verified): void {
  if (verified.size >= most) forgetOldest();
  const { actor, tenant, now } = call;
  verified.set(toKey(call), { actor, tenant, until: now + longest });
}

function forgetOldest(): void {
  const oldest = verified.keys().next();
  if (!oldest.done) verified.delete(oldest.value);
}

function toKey({ device, hash }: { device: string; hash: string }): string {
  return `${device}.${hash}`;
}
