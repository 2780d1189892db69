import { asc, desc, eq, gt } from "drizzle-orm";
import { TeranceError } from "#shared/errors.ts";
import { type Conversation, RunRow } from "#shared/http.ts";
import type { OwnerCtx } from "#worker/context.ts";
import { liveConversation, ownedBy } from "#worker/store/owned-by.ts";
import { retryTransient } from "#worker/store/retry-transient.ts";
import { conversations, messages, runs } from "#worker/store/schema.ts";
import { toConversationRow } from "#worker/store/to-conversation-row.ts";

type Page = { conversation: string; limit: number; after: number };

/** How many of the latest runs go along. */
const latestRuns = 200;

/** One page of messages in the order they were made. @throws TeranceError `conversation-not-found` */
export async function readConversation(call: { ctx: OwnerCtx; input: Page }): Promise<Conversation> {
  const [[conversation], page, latest] = await queryAll(call);
  if (!conversation) throw new TeranceError("conversation-not-found");
  const shown = page.slice(0, call.input.limit);
  const last = shown.at(-1);
  return {
    conversation: toConversationRow(conversation),
    messages: shown.map(({ seq: _, ...message }) => message),
    runs: latest.toReversed().map((run) => RunRow.parse(run)),
    next: page.length > call.input.limit && last ? String(last.seq) : null,
  };
}

function queryAll({ ctx, input }: { ctx: OwnerCtx; input: Page }) {
  const ofConversation = eq(messages.conversation, input.conversation);
  return retryTransient(() =>
    ctx.db.batch([
      ctx.db.select().from(conversations).where(liveConversation(ctx, input.conversation)).limit(1),
      ctx.db
        .select({
          id: messages.id,
          parent: messages.parent,
          role: messages.role,
          record: messages.record,
          version: messages.version,
          createdAt: messages.createdAt,
          seq: messages.seq,
        })
        .from(messages)
        .where(ownedBy(ctx, messages, ofConversation, gt(messages.seq, input.after)))
        .orderBy(asc(messages.seq))
        .limit(input.limit + 1),
      ctx.db
        .select({
          id: runs.id,
          question: runs.question,
          answer: runs.answer,
          state: runs.state,
          model: runs.model,
          createdAt: runs.createdAt,
          endedAt: runs.endedAt,
        })
        .from(runs)
        .where(ownedBy(ctx, runs, eq(runs.conversation, input.conversation)))
        .orderBy(desc(runs.createdAt), desc(runs.id))
        .limit(latestRuns),
    ]),
  );
}
