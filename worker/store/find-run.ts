import { eq } from "drizzle-orm";
import { TeranceError } from "#shared/errors.ts";
import { RunRow } from "#shared/http.ts";
import type { OwnerCtx } from "#worker/context.ts";
import { ownedBy } from "#worker/store/owned-by.ts";
import { retryTransient } from "#worker/store/retry-transient.ts";
import { runs } from "#worker/store/schema.ts";

/** @throws TeranceError `run-not-found`, also for one that belongs to somebody else */
export async function findRun(call: {
  ctx: OwnerCtx;
  input: { conversation: string; run: string };
}): Promise<RunRow> {
  const { ctx, input } = call;
  const [row] = await retryTransient(() =>
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
      .where(ownedBy(ctx, runs, eq(runs.conversation, input.conversation), eq(runs.id, input.run)))
      .limit(1),
  );
  if (!row) throw new TeranceError("run-not-found");
  return RunRow.parse(row);
}
