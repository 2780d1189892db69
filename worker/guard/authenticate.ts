import { TeranceError } from "#shared/errors.ts";
import type { Actor, Ctx, PublicCtx } from "#worker/context.ts";
import { hashSecret, isSameHash, readToken } from "#worker/guard/token.ts";
import { recallToken, rememberToken } from "#worker/guard/verified-tokens.ts";
import { type Device, findDevice } from "#worker/store/find-device.ts";
import { markDeviceSeen } from "#worker/store/mark-device-seen.ts";
import { openControl, openShard } from "#worker/store/shards.ts";

/**
 * Turns the bearer token of a request into who asks. Cookies and every other credential are ignored.
 * @throws TeranceError `not-authenticated`, the same for an unknown device and a wrong secret
 */
export async function authenticate(ctx: PublicCtx, headers: Headers): Promise<Ctx> {
  const token = readToken(headers.get("Authorization"));
  if (!token) throw new TeranceError("not-authenticated");
  const hash = await hashSecret(token.secret);
  const recalled = recallToken({ device: token.device, hash, now: ctx.now });
  if (recalled) return { ...ctx, ...recalled, db: openShard(ctx.env, recalled.actor) };
  const device = await verify(ctx, token.device, hash);
  const actor = await toActor(device, token.secret);
  rememberToken({ device: token.device, hash, now: ctx.now, actor, tenant: device.tenant });
  return { ...ctx, actor, tenant: device.tenant, db: openShard(ctx.env, actor) };
}

async function verify(ctx: PublicCtx, id: string, hash: string): Promise<Device> {
  const control = openControl(ctx.env);
  const device = await findDevice({ ctx: { control }, input: { device: id } });
  const isSame = isSameHash(hash, device?.tokenHash ?? "A".repeat(43));
  if (!device || !isSame) throw new TeranceError("not-authenticated");
  if (device.seenAt === null) await markDeviceSeen({ ctx: { control, now: ctx.now }, input: device });
  return device;
}

async function toActor(device: Device, secret: string): Promise<Actor> {
  const { account, publicKey, kind, shard } = device;
  const bytes = new TextEncoder().encode(`terance/v1/request-key/${secret}`);
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const requestKey = await crypto.subtle.importKey("raw", bytes, algorithm, false, ["sign"]);
  return { account, device: device.device, publicKey, kind, shard, requestKey };
}
