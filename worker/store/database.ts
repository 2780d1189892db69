import { type DrizzleD1Database, drizzle } from "drizzle-orm/d1";
import * as schema from "#worker/store/schema.ts";

export type Database = DrizzleD1Database<typeof schema>;

/** Wraps one D1 binding. Which one is for whom is decided in `shards.ts` alone. */
export function openDatabase(binding: D1Database): Database {
  return drizzle(binding, { schema });
}
