import { TeranceError } from "#shared/errors.ts";
import type { ConversationRow } from "#shared/http.ts";
import type { OwnerCtx } from "#worker/context.ts";
import { liveConversation } from "#worker/store/owned-by.ts";
import { retryTransient } from "#worker/store/retry-transient.ts";
import { conversations } from "#worker/store/schema.ts";
import { toConversationRow } from "#worker/store/to-conversation-row.ts";

/** @throws TeranceError `conversation-not-found`, also for one that belongs to somebody else */
export async function findConversation(call: {
  ctx: OwnerCtx;
  input: { conversation: string };
}): Promise<ConversationRow> {
  const { ctx, input } = call;
  const rows = await retryTransient(() =>
    ctx.db.select().from(conversations).where(liveConversation(ctx, input.conversation)).limit(1),
  );
  if (!rows[0]) throw new TeranceError("conversation-not-found");
  return toConversationRow(rows[0]);
}
