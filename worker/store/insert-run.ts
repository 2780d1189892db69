import { sql } from "drizzle-orm";
import type { RunRow } from "#shared/http.ts";
import type { OwnerCtx } from "#worker/context.ts";
import { liveConversation, ownedBy } from "#worker/store/owned-by.ts";
import { conversations, messages, runs } from "#worker/store/schema.ts";

/** What the device sealed and sent with a question, and what the run is called. Nothing here is readable text. */
export type RunSeed = {
  conversation: { id: string; key: string; title: string };
  question: { id: string; parent: string | null; record: string };
  run: RunRow;
  provider: string;
  idempotencyKey: string;
  requestHash: string;
};

export type NewMessage = {
  conversation: string;
  id: string;
  parent: string | null;
  role: "user" | "assistant";
  record: string;
  version: number;
  createdAt: number;
};

/** The statements that make a run's rows where they are missing; they change nothing the second time. */
export function insertRun(ctx: OwnerCtx, seed: RunSeed) {
  const { conversation, question, run } = seed;
  return [
    ctx.db
      .insert(conversations)
      .values({
        tenant: ctx.tenant,
        account: ctx.actor.account,
        id: conversation.id,
        key: conversation.key,
        title: conversation.title,
        version: 1,
        createdAt: run.createdAt,
        updatedAt: run.createdAt,
      })
      .onConflictDoNothing(),
    insertMessage(ctx, {
      conversation: conversation.id,
      id: question.id,
      parent: question.parent,
      role: "user",
      record: question.record,
      version: 1,
      createdAt: run.createdAt,
    }),
    insertRunRow(ctx, seed),
  ] as const;
}

/** Inserts a message at the end of a conversation that was not deleted; nothing when the message exists. */
export function insertMessage(ctx: OwnerCtx, message: NewMessage) {
  const last = sql`select max(${messages.seq}) from ${messages} where ${messages.tenant} = ${ctx.tenant} and ${messages.account} = ${ctx.actor.account} and ${messages.conversation} = ${message.conversation}`;
  return ctx.db
    .insert(messages)
    .select(
      ctx.db
        .select({
          tenant: sql<string>`${ctx.tenant}`.as("tenant"),
          account: sql<string>`${ctx.actor.account}`.as("account"),
          conversation: sql<string>`${message.conversation}`.as("conversation"),
          id: sql<string>`${message.id}`.as("id"),
          parent: sql<string | null>`${message.parent}`.as("parent"),
          role: sql<"user" | "assistant">`${message.role}`.as("role"),
          record: sql<string>`${message.record}`.as("record"),
          version: sql<number>`${message.version}`.as("version"),
          seq: sql<number>`coalesce((${last}), 0) + 1`.as("seq"),
          createdAt: sql<number>`${message.createdAt}`.as("created_at"),
        })
        .from(conversations)
        .where(ownedBy(ctx, conversations, liveConversation(ctx, message.conversation))),
    )
    .onConflictDoNothing();
}

function insertRunRow(ctx: OwnerCtx, { run, ...seed }: RunSeed) {
  return ctx.db
    .insert(runs)
    .values({
      tenant: ctx.tenant,
      account: ctx.actor.account,
      conversation: seed.conversation.id,
      id: run.id,
      question: run.question,
      answer: run.answer,
      state: run.state,
      model: run.model,
      provider: seed.provider,
      idempotencyKey: seed.idempotencyKey,
      requestHash: seed.requestHash,
      createdAt: run.createdAt,
    })
    .onConflictDoNothing();
}
