import { env } from "cloudflare:workers";
import type { Env } from "#worker/context.ts";
import type { Run } from "#worker/runs/run.ts";

type Place = { device: { tenant: string; account: string }; conversation: { id: string } };

/** The Durable Object of a conversation. */
export function findRunObject({ device, conversation }: Place): DurableObjectStub<Run> {
  const { RUNS } = bindings();
  const name = [device.tenant, device.account, conversation.id].join("/");
  return RUNS.get(RUNS.idFromName(name)) as unknown as DurableObjectStub<Run>;
}

/** The bindings of the worker under test. */
export function bindings(): Env {
  return env as unknown as Env;
}
