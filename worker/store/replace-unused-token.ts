import { and, eq, gt, isNull } from "drizzle-orm";
import type { Database } from "#worker/store/database.ts";
import { retryTransient } from "#worker/store/retry-transient.ts";
import { devices } from "#worker/store/schema.ts";

type Replacement = {
  tenant: string;
  account: string;
  device: string;
  tokenHash: string;
  createdAfter: number;
};

/** Gives a device another token if the first was never used and is fresh. Says whether it did. */
export async function replaceUnusedToken(call: {
  ctx: { control: Database };
  input: Replacement;
}): Promise<boolean> {
  const { tenant, account, device, tokenHash, createdAfter } = call.input;
  const replaced = await retryTransient(() =>
    call.ctx.control
      .update(devices)
      .set({ tokenHash })
      .where(
        and(
          eq(devices.tenant, tenant),
          eq(devices.account, account),
          eq(devices.id, device),
          isNull(devices.seenAt),
          gt(devices.createdAt, createdAfter),
        ),
      )
      .returning({ id: devices.id }),
  );
  return replaced.length === 1;
}
