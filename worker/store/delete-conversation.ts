import { eq } from "drizzle-orm";
import type { OwnerCtx } from "#worker/context.ts";
import { liveConversation, ownedBy } from "#worker/store/owned-by.ts";
import { retryTransient } from "#worker/store/retry-transient.ts";
import { conversations, messages } from "#worker/store/schema.ts";

/** Removes the messages, the key and the title; the empty row stays, so that nothing late brings them back. */
export async function deleteConversation(call: {
  ctx: OwnerCtx;
  input: { conversation: string };
}): Promise<void> {
  const { ctx, input } = call;
  await retryTransient(() =>
    ctx.db.batch([
      ctx.db.delete(messages).where(ownedBy(ctx, messages, eq(messages.conversation, input.conversation))),
      ctx.db
        .update(conversations)
        .set({ key: null, title: null, deletedAt: ctx.now, updatedAt: ctx.now })
        .where(liveConversation(ctx, input.conversation)),
    ]),
  );
}
