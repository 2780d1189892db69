import type { ConversationRow } from "#shared/http.ts";
import type { conversations } from "#worker/store/schema.ts";

/** A live row as it goes over the wire. Only a tombstone has no key and no title, and none is asked for here. */
export function toConversationRow(row: typeof conversations.$inferSelect): ConversationRow {
  return {
    id: row.id,
    key: row.key ?? "",
    title: row.title ?? "",
    version: row.version,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}
