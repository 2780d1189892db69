import { and, count, eq, gt, inArray, ne } from "drizzle-orm";
import type { OwnerCtx } from "#worker/context.ts";
import { insertRun, type RunSeed } from "#worker/store/insert-run.ts";
import { liveConversation, ownedBy } from "#worker/store/owned-by.ts";
import { retryTransient } from "#worker/store/retry-transient.ts";
import { conversations, runs } from "#worker/store/schema.ts";

/** A run older than this does not count as running: its object may have failed to say how it ended. */
const longestRun = 15 * 60_000;

/**
 * Writes the question and the run as it starts, so that a reload finds them, and counts the account's other
 * running ones.
 */
export async function openRun(call: { ctx: OwnerCtx; input: RunSeed }): Promise<{ others: number }> {
  const { ctx, input } = call;
  const isRunning = and(
    inArray(runs.state, ["accepted", "running", "waiting"]),
    gt(runs.createdAt, ctx.now - longestRun),
    ne(runs.id, input.run.id),
  );
  const [, , , , others] = await retryTransient(() =>
    ctx.db.batch([
      ...insertRun(ctx, input),
      ctx.db
        .update(conversations)
        .set({ updatedAt: input.run.createdAt })
        .where(liveConversation(ctx, input.conversation.id)),
      ctx.db
        .select({ count: count() })
        .from(runs)
        .where(and(ownedBy(ctx, runs, eq(runs.account, ctx.actor.account)), isRunning)),
    ]),
  );
  return { others: others[0]?.count ?? 0 };
}
