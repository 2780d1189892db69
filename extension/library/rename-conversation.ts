import { sealMessage } from "#extension/library/append-question.ts";
import type { LibraryContext } from "#extension/library/library-context.ts";
import { findConversation } from "#extension/library/open-conversation-key.ts";
import { TeranceError } from "#shared/errors.ts";
import type { ConversationRow, RenameConversation } from "#shared/http.ts";
import type { Id } from "#shared/ids.ts";

export type RenameInput = {
  id: Id;
  title: string;
  /** Tells the worker: `renameConversation` of the worker's client. */
  patch(change: RenameConversation & { conversation: Id }): Promise<ConversationRow>;
};

/**
 * Gives a conversation another title, at the worker first. One the worker does not have yet is renamed here only.
 * @throws TeranceError `conversation-not-found`, or what `patch` throws
 */
export async function renameConversation(
  ctx: LibraryContext,
  { id, title, patch }: RenameInput,
): Promise<void> {
  await ctx.locks.request(`terance conversation ${id}`, async () => {
    const entry = await findConversation(ctx, id);
    const place = { conversation: id, message: id, parent: null };
    const renamed = await sealMessage(ctx, { ...place, version: entry.version + 1, plaintext: title });
    const isKnown = await isPatched(() =>
      patch({ conversation: id, title: renamed, version: entry.version }),
    );
    const isLocal = entry.isLocal && !isKnown;
    if (!isKnown && !isLocal) throw new TeranceError("conversation-not-found");
    const changed = isLocal
      ? { title: await sealMessage(ctx, { ...place, version: entry.version, plaintext: title }) }
      : { title: renamed, version: entry.version + 1, isLocal };
    const updatedAt = ctx.now();
    await ctx.shelf((database) => database.put("conversations", { ...entry, ...changed, updatedAt }));
  });
}

async function isPatched(patch: () => Promise<unknown>): Promise<boolean> {
  try {
    await patch();
    return true;
  } catch (error) {
    if (error instanceof TeranceError && error.code === "conversation-not-found") return false;
    throw error;
  }
}
