import { eq, notInArray } from "drizzle-orm";
import type { ErrorCode } from "#shared/errors.ts";
import type { RunState } from "#shared/run.ts";
import type { Usage } from "#shared/thread.ts";
import type { OwnerCtx } from "#worker/context.ts";
import { insertMessage, insertRun, type RunSeed } from "#worker/store/insert-run.ts";
import { liveConversation, ownedBy } from "#worker/store/owned-by.ts";
import { retryTransient } from "#worker/store/retry-transient.ts";
import { conversations, ledger, outbox, runs } from "#worker/store/schema.ts";

/** How a run ended. `record` is the answer sealed to the account, null when nothing readable was produced here. */
export type RunEnd = {
  state: Extract<RunState, "ended" | "failed" | "stopped" | "interrupted">;
  record: string | null;
  errorCode: ErrorCode | null;
  usage: Usage | null;
  endedAt: number;
};

/**
 * Everything a finished run leaves, in one batch: it holds as a whole or not at all, and tried again it
 * changes nothing more. A conversation deleted meanwhile gets neither messages nor runs.
 */
export async function commitRun(call: {
  ctx: OwnerCtx;
  input: { seed: RunSeed; end: RunEnd };
}): Promise<void> {
  const { ctx, input } = call;
  const { seed, end } = input;
  await retryTransient(() =>
    ctx.db.batch([
      ...insertRun(ctx, seed),
      ...insertAnswer(ctx, seed, end),
      ctx.db
        .update(runs)
        .set({
          state: end.state,
          errorCode: end.errorCode,
          inputTokens: end.usage?.inputTokens ?? null,
          outputTokens: end.usage?.outputTokens ?? null,
          endedAt: end.endedAt,
        })
        .where(
          ownedBy(
            ctx,
            runs,
            eq(runs.conversation, seed.conversation.id),
            eq(runs.id, seed.run.id),
            notInArray(runs.state, ["ended", "failed", "stopped", "interrupted"]),
          ),
        ),
      ...insertUsage(ctx, seed, end),
      ctx.db
        .insert(outbox)
        .values({
          tenant: ctx.tenant,
          account: ctx.actor.account,
          subject: seed.run.id,
          kind: `run-${end.state}`,
          createdAt: end.endedAt,
        })
        .onConflictDoNothing(),
      ctx.db
        .update(conversations)
        .set({ updatedAt: end.endedAt })
        .where(liveConversation(ctx, seed.conversation.id)),
    ]),
  );
}

function insertAnswer(ctx: OwnerCtx, seed: RunSeed, end: RunEnd) {
  if (end.record === null) return [];
  return [
    insertMessage(ctx, {
      conversation: seed.conversation.id,
      id: seed.run.answer,
      parent: seed.question.id,
      role: "assistant",
      record: end.record,
      version: 1,
      createdAt: end.endedAt,
    }),
  ];
}

function insertUsage(ctx: OwnerCtx, seed: RunSeed, end: RunEnd) {
  if (end.usage === null) return [];
  const quantities = { "input-tokens": end.usage.inputTokens, "output-tokens": end.usage.outputTokens };
  return Object.entries(quantities).map(([kind, quantity]) =>
    ctx.db
      .insert(ledger)
      .values({
        tenant: ctx.tenant,
        account: ctx.actor.account,
        conversation: seed.conversation.id,
        run: seed.run.id,
        kind,
        provider: seed.provider,
        model: seed.run.model,
        quantity,
        createdAt: end.endedAt,
      })
      .onConflictDoNothing(),
  );
}
