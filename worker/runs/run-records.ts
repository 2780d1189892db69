import { TeranceError } from "#shared/errors.ts";
import type { Env, OwnerCtx } from "#worker/context.ts";
import { kindOf, log } from "#worker/log.ts";
import type { RunOwner, RunTable, StoredRun } from "#worker/runs/run-table.ts";
import { commitRun } from "#worker/store/commit-run.ts";
import { openRun } from "#worker/store/open-run.ts";
import { openShard } from "#worker/store/shards.ts";

const mostRunsOfAccount = 16;

/** What becomes of runs in D1: written when they start, committed when they end, however often that takes. */
export class RunRecords {
  readonly #table: RunTable;
  readonly #env: () => Env;
  #failures = 0;

  constructor(table: RunTable, env: () => Env) {
    this.#table = table;
    this.#env = env;
  }

  /** Commits that failed in a row: what decides how long to wait for the next. */
  get failures(): number {
    return this.#failures;
  }

  /**
   * Writes the question while the model is already at work. What fails here the commit writes again.
   * @throws TeranceError `too-many-runs` when the account has too many under way
   */
  async open({ id, owner, seed }: StoredRun): Promise<void> {
    const opened = await openRun({ ctx: this.#ctx(owner), input: seed }).catch((error: unknown) => {
      log({ event: "open-failed", run: id, kind: kindOf(error) });
      return { others: 0 };
    });
    if (opened.others >= mostRunsOfAccount) throw new TeranceError("too-many-runs");
  }

  /** Says whether the run's end is in D1 now. */
  async commit(run: string): Promise<boolean> {
    const stored = this.#table.find(run);
    if (!stored?.end || stored.isCommitted) return true;
    const { owner, seed, end } = stored;
    try {
      await commitRun({ ctx: this.#ctx(owner), input: { seed, end } });
      this.#table.markCommitted(run);
      this.#failures = 0;
      return true;
    } catch (error) {
      this.#failures++;
      log({ event: "commit-failed", run, attempt: this.#failures, kind: kindOf(error) });
      return false;
    }
  }

  #ctx(owner: RunOwner): OwnerCtx {
    const { tenant, account } = owner;
    return { tenant, actor: { account }, db: openShard(this.#env(), owner), now: Date.now() };
  }
}
