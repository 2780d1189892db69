import { TeranceError } from "#shared/errors.ts";
import { type Database, openDatabase } from "#worker/store/database.ts";

type Bindings = { DB: D1Database };

/** The shard a new account gets. Another one is a binding in `wrangler.toml` and a case below. */
export const shardOfNewAccounts = 0;

/** Accounts, tenants, devices and the assignment of shards. */
export function openControl(env: Bindings): Database {
  return openDatabase(env.DB);
}

/** Everything the actor owns. With one database bound, shard 0 is the control database. */
export function openShard(env: Bindings, actor: { shard: number }): Database {
  if (actor.shard !== 0) throw new TeranceError("unavailable", { shard: actor.shard });
  return openDatabase(env.DB);
}
