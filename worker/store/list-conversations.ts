import { and, desc, eq, isNull, lt, or } from "drizzle-orm";
import type { ConversationList, ConversationRow } from "#shared/http.ts";
import type { OwnerCtx } from "#worker/context.ts";
import { ownedBy } from "#worker/store/owned-by.ts";
import { retryTransient } from "#worker/store/retry-transient.ts";
import { conversations } from "#worker/store/schema.ts";
import { toConversationRow } from "#worker/store/to-conversation-row.ts";

/** `before` is the last row of the page before, by time of update and id. */
type Page = { limit: number; before?: { updatedAt: number; id: string } | undefined };

/** The latest first. One row more than asked for tells whether there is a next page. */
export async function listConversations(call: { ctx: OwnerCtx; input: Page }): Promise<ConversationList> {
  const { ctx, input } = call;
  const rows = await retryTransient(() =>
    ctx.db
      .select()
      .from(conversations)
      .where(and(ownedBy(ctx, conversations, isNull(conversations.deletedAt)), isBefore(input.before)))
      .orderBy(desc(conversations.updatedAt), desc(conversations.id))
      .limit(input.limit + 1),
  );
  const page = rows.slice(0, input.limit).map(toConversationRow);
  const last = page.at(-1);
  return { conversations: page, next: rows.length > input.limit && last ? toCursor(last) : null };
}

function isBefore(before: Page["before"]) {
  if (!before) return undefined;
  return or(
    lt(conversations.updatedAt, before.updatedAt),
    and(eq(conversations.updatedAt, before.updatedAt), lt(conversations.id, before.id)),
  );
}

function toCursor(row: ConversationRow): string {
  return `${row.updatedAt}.${row.id}`;
}
