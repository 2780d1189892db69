import type { Config } from "#worker/config.ts";
import type { Database } from "#worker/store/database.ts";

/** The bindings of `wrangler.toml` and the owner's settings as they come. */
export type Env = {
  DB: D1Database;
  RUNS: DurableObjectNamespace;
  ACCOUNTS_LIMIT?: RateLimit;
  RUNS_LIMIT?: RateLimit;
  AI?: Ai;
  TERANCE_PROVIDERS?: string;
  TERANCE_ALLOW_PRIVATE?: string;
  TERANCE_ACCESS?: string;
  TERANCE_EXTENSION_ORIGINS?: string;
};

/** Who asks, as the token proved it. */
export type Actor = {
  account: string;
  device: string;
  /** HPKE public key of the account. */
  publicKey: string;
  /** What kind of account: `anonymous` until it is claimed. */
  kind: string;
  /** The shard that holds what is theirs. */
  shard: number;
  /** HMAC key out of the token's secret: hashes a request so that only its sender could have. */
  requestKey: CryptoKey;
};

/** What every request has. */
export type PublicCtx = {
  env: Env;
  config: Config;
  /** Milliseconds since the Unix epoch when the request came. */
  now: number;
  requestId: string;
  signal: AbortSignal;
};

/** What a request with a valid token has: built once, passed down. */
export type Ctx = PublicCtx & { actor: Actor; tenant: string; db: Database };

/** What the store needs of it: every WHERE begins with tenant and account. */
export type OwnerCtx = { tenant: string; actor: Pick<Actor, "account">; db: Database; now: number };
