import type { Identity, LibraryContext } from "#extension/library/library-context.ts";
import { IdentityEntry } from "#extension/library/library-schema.ts";
import { createId } from "#shared/create-id.ts";
import { createDeviceKey } from "#shared/vault/create-device-key.ts";
import { createVaultKeys } from "#shared/vault/create-vault-keys.ts";
import { openSecret } from "#shared/vault/open-secret.ts";
import { unwrapVaultKeys } from "#shared/vault/unwrap-vault-keys.ts";
import { wrapVaultKeys } from "#shared/vault/wrap-vault-keys.ts";

/** This device's identity, made at first use. Knows nothing of the worker: a question is kept even when it is down. */
export async function openIdentity(ctx: LibraryContext): Promise<Identity> {
  const known = ctx.opened.identity;
  if (known) return known;
  const identity = await lockIdentity(
    ctx,
    async () => (await readIdentity(ctx)) ?? (await createIdentity(ctx)),
  );
  ctx.opened.identity = identity;
  return identity;
}

/** Lets one panel at a time make or change the identity. */
export async function lockIdentity<T>(ctx: LibraryContext, action: () => Promise<T>): Promise<T> {
  return await ctx.locks.request(`terance account ${ctx.worker}`, action);
}

/**
 * The stored identity, or null when there is none. One that cannot be opened any more is put aside, so that
 * the device can begin anew instead of failing for ever.
 */
export async function readIdentity(ctx: LibraryContext): Promise<Identity | null> {
  const stored = await ctx.shelf((database) => database.get("identity", "this"));
  if (stored === undefined) return null;
  try {
    return await open(stored);
  } catch {
    await putAside(ctx, stored);
    return null;
  }
}

/** Makes new ids and keys and stores them. */
export async function createIdentity(ctx: LibraryContext): Promise<Identity> {
  const [fresh, deviceKey] = await Promise.all([createVaultKeys(), createDeviceKey()]);
  const now = ctx.now();
  const account = createId(now);
  const wrapped = await wrapVaultKeys({ keys: fresh, deviceKey, account });
  const keys = await unwrapVaultKeys({ wrapped, deviceKey, account });
  const entry = { account, device: createId(now), tenant: null, deviceKey, wrapped, token: null };
  await storeIdentity(ctx, entry);
  return { entry, keys, token: null };
}

export async function storeIdentity(ctx: LibraryContext, entry: IdentityEntry): Promise<void> {
  await ctx.shelf((database) => database.put("identity", entry, "this"));
}

/** Keeps an identity that is of no use any more where nothing reads it. */
export async function putAside(ctx: LibraryContext, stored: unknown): Promise<void> {
  await ctx.shelf(async (database) => {
    const transaction = database.transaction(["identity", "quarantine"], "readwrite");
    await Promise.all([
      transaction.objectStore("quarantine").add({ at: ctx.now(), stored }),
      transaction.objectStore("identity").delete("this"),
      transaction.done,
    ]);
  });
}

async function open(stored: unknown): Promise<Identity> {
  const entry = IdentityEntry.parse(stored);
  const { account, deviceKey, wrapped } = entry;
  const keys = await unwrapVaultKeys({ wrapped, deviceKey, account });
  const token =
    entry.token === null
      ? null
      : await openSecret({ deviceKey, account, name: "token", record: entry.token });
  return { entry, keys, token };
}
