import { and, eq } from "drizzle-orm";
import { TeranceError } from "#shared/errors.ts";
import type { AdoptRecord, MessageRow } from "#shared/http.ts";
import type { OwnerCtx } from "#worker/context.ts";
import { insertMessage } from "#worker/store/insert-run.ts";
import { ownedBy } from "#worker/store/owned-by.ts";
import { retryTransient } from "#worker/store/retry-transient.ts";
import { messages, runs } from "#worker/store/schema.ts";

type Adoption = AdoptRecord & { conversation: string; message: string };

const columns = {
  id: messages.id,
  parent: messages.parent,
  role: messages.role,
  record: messages.record,
  version: messages.version,
  createdAt: messages.createdAt,
};

/**
 * Puts a record a device sealed in the place of the version named. The answer of an interrupted run, of which
 * the device alone can open the parts, has no record yet: its first one comes from the device, as version 2.
 * @throws TeranceError `message-not-found`, `version-conflict`
 */
export async function adoptRecord(call: { ctx: OwnerCtx; input: Adoption }): Promise<MessageRow> {
  const { ctx, input } = call;
  const isMessage = ownedBy(
    ctx,
    messages,
    eq(messages.conversation, input.conversation),
    eq(messages.id, input.message),
  );
  const changed = await retryTransient(() =>
    ctx.db
      .update(messages)
      .set({ record: input.record, version: input.version + 1 })
      .where(and(isMessage, eq(messages.version, input.version)))
      .returning(columns),
  );
  if (changed[0]) return changed[0];
  const find = () =>
    retryTransient(() => ctx.db.select(columns).from(messages).where(isMessage).limit(1)).then(
      ([row]) => row,
    );
  const present = (await find()) ?? ((await insertInterrupted(call)) ? await find() : undefined);
  if (!present) throw new TeranceError("message-not-found");
  if (present.record === input.record && present.version === input.version + 1) return present;
  throw new TeranceError("version-conflict");
}

async function insertInterrupted({ ctx, input }: { ctx: OwnerCtx; input: Adoption }): Promise<boolean> {
  if (input.version !== 1) return false;
  const [run] = await retryTransient(() =>
    ctx.db
      .select({ question: runs.question })
      .from(runs)
      .where(
        ownedBy(
          ctx,
          runs,
          eq(runs.conversation, input.conversation),
          eq(runs.answer, input.message),
          eq(runs.state, "interrupted"),
        ),
      )
      .limit(1),
  );
  if (!run) return false;
  const message = {
    conversation: input.conversation,
    id: input.message,
    parent: run.question,
    role: "assistant" as const,
    record: input.record,
    version: 2,
    createdAt: ctx.now,
  };
  await retryTransient(async () => await insertMessage(ctx, message));
  return true;
}
