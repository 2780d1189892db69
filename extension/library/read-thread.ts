import { adoptRecord, type PutRecord } from "#extension/library/adopt-record.ts";
import type { LibraryContext } from "#extension/library/library-context.ts";
import { ConversationEntry, fitting, MessageEntry, RunEntry } from "#extension/library/library-schema.ts";
import { openMessage } from "#extension/library/open-message.ts";
import { openTitle, storeConversations } from "#extension/library/store-conversations.ts";
import { type ErrorCode, TeranceError } from "#shared/errors.ts";
import type { Conversation, MessageRow, RunRow } from "#shared/http.ts";
import type { Id } from "#shared/ids.ts";
import type { Message } from "#shared/thread.ts";

/** The two calls of the worker's client that reading takes. */
export type ThreadRemote = {
  readConversation(page: { conversation: Id; cursor?: string }): Promise<Conversation>;
  adoptRecord: PutRecord;
};

/** `message` is null when the record does not open (`record-unreadable`). */
type OpenedMessage = {
  id: Id;
  parent: Id | null;
  role: "user" | "assistant";
  createdAt: number;
  message: Message | null;
};

/** `isFresh`: the worker was asked; otherwise this is what the device has. Messages come parents first. */
export type Thread = {
  id: Id;
  title: string | null;
  messages: OpenedMessage[];
  runs: RunRow[];
  isFresh: boolean;
};

/**
 * Reads a conversation: asks the worker, adopts what is new, and opens what the device then has. With the
 * worker away it is the device's copy.
 * @throws TeranceError `conversation-not-found` when neither has it, or what the worker says
 */
export async function readThread(
  ctx: LibraryContext,
  { conversation, remote }: { conversation: Id; remote: ThreadRemote },
): Promise<Thread> {
  const missed = await takeIn(ctx, { conversation, remote }).catch((error: unknown) => asAway(error));
  const stored = await ctx.shelf((database) => database.get("conversations", conversation));
  const entry = ConversationEntry.safeParse(stored).data;
  if (!entry) throw missed instanceof TeranceError ? missed : new TeranceError("conversation-not-found");
  const [messages, runs] = await ctx.shelf((database) =>
    Promise.all([
      database.getAllFromIndex("messages", "conversation", conversation),
      database.getAllFromIndex("runs", "conversation", conversation),
    ]),
  );
  const unreadable = missed instanceof TeranceError ? [] : missed;
  return {
    id: conversation,
    title: await openTitle(ctx, entry),
    messages: await openAll(ctx, { conversation, rows: fitting(MessageEntry, messages), unreadable }),
    runs: fitting(RunEntry, runs).sort((one, other) => one.createdAt - other.createdAt),
    isFresh: !(missed instanceof TeranceError),
  };
}

const away: ReadonlySet<ErrorCode> = new Set([
  "worker-unreachable",
  "worker-not-understood",
  "conversation-not-found",
  "unavailable",
  "internal",
]);

function asAway(error: unknown): TeranceError {
  if (error instanceof TeranceError && away.has(error.code)) return error;
  throw error;
}

/** A conversation of more pages than this is no conversation. */
const mostPages = 1_000;

// Gives the rows that do not open: they are named to the person, and never stored over what does open.
async function takeIn(
  ctx: LibraryContext,
  { conversation, remote }: { conversation: Id; remote: ThreadRemote },
): Promise<MessageRow[]> {
  const unreadable: MessageRow[] = [];
  let cursor: string | null = null;
  for (let pages = 0; pages < mostPages; pages++) {
    const page: Conversation = await remote.readConversation({
      conversation,
      ...(cursor === null ? {} : { cursor }),
    });
    if (page.conversation.id === conversation) await storeConversations(ctx, [page.conversation]);
    await storeRuns(ctx, { conversation, runs: page.runs });
    for (const row of page.messages) {
      const adopted = adoptRecord(ctx, { conversation, row, put: remote.adoptRecord });
      if (!(await isReadable(adopted))) unreadable.push(row);
    }
    cursor = page.next;
    if (cursor === null) break;
  }
  return unreadable;
}

async function isReadable(opening: Promise<unknown>): Promise<boolean> {
  try {
    await opening;
    return true;
  } catch (error) {
    if (error instanceof TeranceError && error.code === "record-unreadable") return false;
    throw error;
  }
}

async function storeRuns(
  ctx: LibraryContext,
  { conversation, runs }: { conversation: Id; runs: readonly RunRow[] },
): Promise<void> {
  await ctx.shelf(async (database) => {
    const transaction = database.transaction("runs", "readwrite");
    await Promise.all([
      ...runs.map((run) => transaction.store.put({ ...run, conversation })),
      transaction.done,
    ]);
  });
}

async function openAll(
  ctx: LibraryContext,
  input: { conversation: Id; rows: readonly MessageRow[]; unreadable: readonly MessageRow[] },
): Promise<OpenedMessage[]> {
  const { conversation, rows } = input;
  const here = new Set(rows.map(({ id }) => id));
  const opened = await Promise.all(
    [...rows, ...input.unreadable.filter(({ id }) => !here.has(id))].map(async (row) => {
      const { id, parent, role, createdAt } = row;
      const message = await openMessage(ctx, { conversation, row }).catch(() => null);
      return { id, parent, role, createdAt, message };
    }),
  );
  return sortByParent(opened);
}

// Clocks of device and worker differ; parents do not. Ids sort by the time they were made.
function sortByParent(messages: readonly OpenedMessage[]): OpenedMessage[] {
  const rest = new Map(
    [...messages].sort((one, other) => (one.id < other.id ? -1 : 1)).map((one) => [one.id, one]),
  );
  const sorted: OpenedMessage[] = [];
  for (const message of rest.values()) {
    const line: OpenedMessage[] = [];
    for (let next: OpenedMessage | undefined = message; next; next = rest.get(next.parent ?? "")) {
      line.unshift(next);
      rest.delete(next.id);
    }
    sorted.push(...line);
  }
  return sorted;
}
