import type { CreateAccount } from "#shared/http.ts";
import type { Database } from "#worker/store/database.ts";
import { retryTransient } from "#worker/store/retry-transient.ts";
import { accounts, devices, members, tenants } from "#worker/store/schema.ts";
import { shardOfNewAccounts } from "#worker/store/shards.ts";

type NewAccount = CreateAccount & { tenant: string; tokenHash: string };

/**
 * Makes an anonymous account in a tenant of its own. Changes nothing when the account or the device exists:
 * who wins is read back with `findDevice`.
 */
export async function createAccount(call: {
  ctx: { control: Database; now: number };
  input: NewAccount;
}): Promise<void> {
  const { control, now } = call.ctx;
  const { account, device, publicKey, tenant, tokenHash } = call.input;
  await retryTransient(() =>
    control.batch([
      control.insert(tenants).values({ id: tenant, createdAt: now }),
      control.insert(accounts).values({
        id: account,
        tenant,
        kind: "anonymous",
        shard: shardOfNewAccounts,
        publicKey,
        createdAt: now,
      }),
      control.insert(members).values({ tenant, account, role: "owner", createdAt: now }),
      control.insert(devices).values({ id: device, tenant, account, tokenHash, createdAt: now }),
    ]),
  );
}
