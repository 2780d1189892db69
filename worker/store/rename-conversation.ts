import { eq } from "drizzle-orm";
import { TeranceError } from "#shared/errors.ts";
import type { ConversationRow, RenameConversation } from "#shared/http.ts";
import type { OwnerCtx } from "#worker/context.ts";
import { findConversation } from "#worker/store/find-conversation.ts";
import { liveConversation, ownedBy } from "#worker/store/owned-by.ts";
import { retryTransient } from "#worker/store/retry-transient.ts";
import { conversations } from "#worker/store/schema.ts";
import { toConversationRow } from "#worker/store/to-conversation-row.ts";

/**
 * Puts a new sealed title in the place of the version named. Said twice, it is done once.
 * @throws TeranceError `conversation-not-found`, `version-conflict`
 */
export async function renameConversation(call: {
  ctx: OwnerCtx;
  input: RenameConversation & { conversation: string };
}): Promise<ConversationRow> {
  const { ctx, input } = call;
  const changed = await retryTransient(() =>
    ctx.db
      .update(conversations)
      .set({ title: input.title, version: input.version + 1, updatedAt: ctx.now })
      .where(
        ownedBy(
          ctx,
          conversations,
          liveConversation(ctx, input.conversation),
          eq(conversations.version, input.version),
        ),
      )
      .returning(),
  );
  if (changed[0]) return toConversationRow(changed[0]);
  const present = await findConversation({ ctx, input });
  if (present.title === input.title && present.version === input.version + 1) return present;
  throw new TeranceError("version-conflict");
}
