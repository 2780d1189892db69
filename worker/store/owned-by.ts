import { and, eq, isNull, type SQL } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { OwnerCtx } from "#worker/context.ts";
import { conversations } from "#worker/store/schema.ts";

type OwnedTable = { tenant: SQLiteColumn; account: SQLiteColumn };

/** The beginning of every WHERE on a shard: the row is of this tenant and this account, and fits the rest. */
export function ownedBy(ctx: OwnerCtx, table: OwnedTable, ...rest: SQL[]): SQL {
  return and(eq(table.tenant, ctx.tenant), eq(table.account, ctx.actor.account), ...rest) as SQL;
}

/** A conversation of this owner that was not deleted. */
export function liveConversation(ctx: OwnerCtx, conversation: string): SQL {
  return ownedBy(ctx, conversations, eq(conversations.id, conversation), isNull(conversations.deletedAt));
}
