import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "#worker/store/database.ts";
import { retryTransient } from "#worker/store/retry-transient.ts";
import { accounts, devices } from "#worker/store/schema.ts";

export type Device = {
  device: string;
  tokenHash: string;
  createdAt: number;
  seenAt: number | null;
  account: string;
  tenant: string;
  kind: string;
  shard: number;
  publicKey: string;
};

/** The device with its account, unless either is gone. Before it there is no actor: the id is the lookup. */
export async function findDevice(call: {
  ctx: { control: Database };
  input: { device: string };
}): Promise<Device | undefined> {
  const rows = await retryTransient(() =>
    call.ctx.control
      .select({
        device: devices.id,
        tokenHash: devices.tokenHash,
        createdAt: devices.createdAt,
        seenAt: devices.seenAt,
        account: accounts.id,
        tenant: accounts.tenant,
        kind: accounts.kind,
        shard: accounts.shard,
        publicKey: accounts.publicKey,
      })
      .from(devices)
      .innerJoin(accounts, and(eq(accounts.id, devices.account), eq(accounts.tenant, devices.tenant)))
      .where(and(eq(devices.id, call.input.device), isNull(devices.revokedAt), isNull(accounts.deletedAt)))
      .limit(1),
  );
  return rows[0];
}
