import type { Identity, LibraryContext } from "#extension/library/library-context.ts";
import { moveQuestions } from "#extension/library/move-questions.ts";
import {
  createIdentity,
  lockIdentity,
  readIdentity,
  storeIdentity,
} from "#extension/library/open-identity.ts";
import { TeranceError } from "#shared/errors.ts";
import type { CreateAccount, CreatedAccount } from "#shared/http.ts";
import type { Id } from "#shared/ids.ts";
import { sealSecret } from "#shared/vault/seal-secret.ts";

export type DeviceAccount = { account: Id; device: Id; tenant: Id; publicKey: string; token: string };

export type EnsureAccount = {
  /** Tells the worker; `token` is the one held so far, where the worker refused it. */
  register(body: CreateAccount, token: string | undefined): Promise<CreatedAccount>;
  /** Registers again with the same ids and keys, after the worker said `not-authenticated`. */
  renew?: boolean;
};

/**
 * This device's account, made at first use: keys first, then the worker is told. Two panels make one account;
 * a registration whose answer got lost is repeated with the same ids.
 * @throws TeranceError `library-unavailable`, or what `register` throws
 */
export async function ensureAccount(ctx: LibraryContext, input: EnsureAccount): Promise<DeviceAccount> {
  const known = input.renew ? null : ctx.opened.identity;
  if (known?.token) return describe(known, known.token);
  return await lockIdentity(ctx, async () => {
    const identity = (await readIdentity(ctx)) ?? (await createIdentity(ctx));
    const isRegistered = identity.token !== null && !input.renew;
    const registered = isRegistered ? identity : await registerOrReplace(ctx, input, identity);
    ctx.opened.identity = registered;
    return describe(registered, registered.token ?? "");
  });
}

// The worker hands a token out once. Under an account that never had one it stores nothing, so another will do.
async function registerOrReplace(
  ctx: LibraryContext,
  input: EnsureAccount,
  identity: Identity,
): Promise<Identity> {
  try {
    return await register(ctx, input, identity);
  } catch (error) {
    const isRefused = error instanceof TeranceError && error.code === "not-authenticated";
    if (!isRefused || identity.token !== null) throw error;
    return await register(ctx, input, await moveQuestions(ctx, identity));
  }
}

async function register(ctx: LibraryContext, input: EnsureAccount, identity: Identity): Promise<Identity> {
  const { account, device, deviceKey } = identity.entry;
  const { publicKey } = identity.keys;
  const created = await input.register({ account, device, publicKey }, identity.token ?? undefined);
  if (created.account !== account || created.device !== device) {
    throw new TeranceError("worker-not-understood", { worker: ctx.worker });
  }
  const token = await sealSecret({ deviceKey, account, name: "token", plaintext: created.token });
  const entry = { ...identity.entry, tenant: created.tenant, token };
  await storeIdentity(ctx, entry);
  return { entry, keys: identity.keys, token: created.token };
}

function describe({ entry, keys }: Identity, token: string): DeviceAccount {
  const { account, device } = entry;
  return { account, device, tenant: entry.tenant ?? account, publicKey: keys.publicKey, token };
}
