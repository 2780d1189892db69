import type { RunRow } from "#shared/http.ts";
import type { Ctx } from "#worker/context.ts";
import type { StartRun } from "#worker/runs/start-run.ts";

/** What the gateway asks of the object that owns a conversation's runs. */
type RunObject = {
  start(input: StartRun): Promise<Response>;
  watch(input: { run: string; after: number; requestId: string }): Promise<Response>;
  stop(input: { run: string }): Promise<RunRow | null>;
  read(input: { run: string }): Promise<RunRow | null>;
  erase(): Promise<void>;
};

/**
 * The object of one conversation. Its name is made here from who asks, so that a conversation's id leads
 * nobody else to it.
 */
export function callRun(ctx: Pick<Ctx, "env" | "tenant" | "actor">, conversation: string): RunObject {
  const name = [ctx.tenant, ctx.actor.account, conversation].join("/");
  return asRunObject(ctx.env.RUNS.get(ctx.env.RUNS.idFromName(name)));
}

// The binding RUNS of wrangler.toml names the class Run, which has exactly these methods.
function asRunObject(stub: DurableObjectStub): RunObject {
  return stub as unknown as RunObject;
}
