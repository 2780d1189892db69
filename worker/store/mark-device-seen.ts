import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "#worker/store/database.ts";
import type { Device } from "#worker/store/find-device.ts";
import { retryTransient } from "#worker/store/retry-transient.ts";
import { devices } from "#worker/store/schema.ts";

/** Records the first use of a device's token: from then on it is never issued again. */
export async function markDeviceSeen(call: {
  ctx: { control: Database; now: number };
  input: Device;
}): Promise<void> {
  const { device, tenant, account, tokenHash } = call.input;
  await retryTransient(() =>
    call.ctx.control
      .update(devices)
      .set({ seenAt: call.ctx.now })
      .where(
        and(
          eq(devices.tenant, tenant),
          eq(devices.account, account),
          eq(devices.id, device),
          eq(devices.tokenHash, tokenHash),
          isNull(devices.seenAt),
        ),
      ),
  );
}
