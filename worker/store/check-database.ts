import type { Database } from "#worker/store/database.ts";
import { retryTransient } from "#worker/store/retry-transient.ts";
import { outbox, tenants } from "#worker/store/schema.ts";

/** Asks the database something only a migrated one can answer. @throws TeranceError `unavailable` */
export async function checkDatabase(call: { ctx: { control: Database } }): Promise<void> {
  const { control } = call.ctx;
  await retryTransient(() =>
    control.batch([
      control.select({ id: tenants.id }).from(tenants).limit(1),
      control.select({ subject: outbox.subject }).from(outbox).limit(1),
    ]),
  );
}
