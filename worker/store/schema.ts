import {
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";

// Control: who there is, and which shard holds what is theirs. No foreign key cascades: migrations only add.

export const tenants = sqliteTable("tenants", {
  id: text().primaryKey(),
  name: text(),
  createdAt: integer("created_at").notNull(),
});

export const accounts = sqliteTable(
  "accounts",
  {
    id: text().primaryKey(),
    tenant: text()
      .notNull()
      .references(() => tenants.id, { onDelete: "no action", onUpdate: "no action" }),
    kind: text().notNull(),
    shard: integer().notNull(),
    publicKey: text("public_key").notNull(),
    createdAt: integer("created_at").notNull(),
    deletedAt: integer("deleted_at"),
  },
  (table) => [index("accounts_by_tenant").on(table.tenant)],
);

export const members = sqliteTable(
  "members",
  {
    tenant: text().notNull(),
    account: text().notNull(),
    role: text().notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenant, table.account] })],
);

/** A device signs in with `<id>.<secret>`; of the secret only its SHA-256 is here. */
export const devices = sqliteTable(
  "devices",
  {
    id: text().primaryKey(),
    tenant: text().notNull(),
    account: text()
      .notNull()
      .references(() => accounts.id, { onDelete: "no action", onUpdate: "no action" }),
    tokenHash: text("token_hash").notNull(),
    createdAt: integer("created_at").notNull(),
    /** When the token was first used; null until then. */
    seenAt: integer("seen_at"),
    revokedAt: integer("revoked_at"),
  },
  (table) => [index("devices_by_account").on(table.tenant, table.account)],
);

// Shard: everything a person owns. Every key begins with the owner, so that ids of others cannot collide.

export const conversations = sqliteTable(
  "conversations",
  {
    tenant: text().notNull(),
    account: text().notNull(),
    id: text().notNull(),
    /** Null once deleted: the row stays as a tombstone, so that a late write cannot bring it back. */
    key: text(),
    title: text(),
    version: integer().notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
    deletedAt: integer("deleted_at"),
  },
  (table) => [
    primaryKey({ columns: [table.tenant, table.account, table.id] }),
    index("conversations_by_update").on(
      table.tenant,
      table.account,
      table.deletedAt,
      table.updatedAt,
      table.id,
    ),
  ],
);

export const messages = sqliteTable(
  "messages",
  {
    tenant: text().notNull(),
    account: text().notNull(),
    conversation: text().notNull(),
    id: text().notNull(),
    parent: text(),
    role: text({ enum: ["user", "assistant"] }).notNull(),
    record: text().notNull(),
    version: integer().notNull(),
    /** The order in which the messages of a conversation were made. */
    seq: integer().notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenant, table.account, table.conversation, table.id] }),
    uniqueIndex("messages_in_order").on(table.tenant, table.account, table.conversation, table.seq),
    foreignKey({
      columns: [table.tenant, table.account, table.conversation],
      foreignColumns: [conversations.tenant, conversations.account, conversations.id],
    })
      .onDelete("no action")
      .onUpdate("no action"),
  ],
);

export const runs = sqliteTable(
  "runs",
  {
    tenant: text().notNull(),
    account: text().notNull(),
    conversation: text().notNull(),
    id: text().notNull(),
    question: text().notNull(),
    answer: text().notNull(),
    state: text().notNull(),
    model: text().notNull(),
    provider: text().notNull(),
    idempotencyKey: text("idempotency_key").notNull(),
    /** HMAC of the request under the caller's own secret: it tells nobody else what was asked. */
    requestHash: text("request_hash").notNull(),
    errorCode: text("error_code"),
    inputTokens: integer("input_tokens"),
    outputTokens: integer("output_tokens"),
    createdAt: integer("created_at").notNull(),
    endedAt: integer("ended_at"),
  },
  (table) => [
    primaryKey({ columns: [table.tenant, table.account, table.conversation, table.id] }),
    index("runs_by_state").on(table.tenant, table.account, table.state, table.createdAt),
  ],
);

/** What was used: one row for each run and kind, however often a commit is tried. */
export const ledger = sqliteTable(
  "ledger",
  {
    tenant: text().notNull(),
    account: text().notNull(),
    conversation: text().notNull(),
    run: text().notNull(),
    kind: text().notNull(),
    provider: text().notNull(),
    model: text().notNull(),
    quantity: integer().notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenant, table.account, table.conversation, table.run, table.kind] }),
  ],
);

/** Facts to tell others, written in the batch that makes them true. */
export const outbox = sqliteTable(
  "outbox",
  {
    tenant: text().notNull(),
    account: text().notNull(),
    subject: text().notNull(),
    kind: text().notNull(),
    createdAt: integer("created_at").notNull(),
    sentAt: integer("sent_at"),
  },
  (table) => [
    primaryKey({ columns: [table.tenant, table.account, table.subject, table.kind] }),
    index("outbox_unsent").on(table.sentAt, table.createdAt),
  ],
);
