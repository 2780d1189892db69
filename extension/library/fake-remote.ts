import { openLibrary } from "#extension/library/open-library.ts";
import { createId } from "#shared/create-id.ts";
import { TeranceError } from "#shared/errors.ts";
import type { AdoptRecord, Conversation, ConversationRow, CreateAccount, MessageRow } from "#shared/http.ts";
import type { Id } from "#shared/ids.ts";
import type { PageContext } from "#shared/page-context.ts";
import type { Answer, Question } from "#shared/thread.ts";
import { sealToAccount } from "#shared/vault/seal-to-account.ts";

/** A worker in memory, for tests: it holds rows and seals answers as the real one does. */
export function fakeRemote() {
  const accounts = new Map<Id, CreateAccount>();
  const rows = new Map<Id, Conversation>();
  const state = { isDown: false };
  const reach = () => {
    if (state.isDown) throw new TeranceError("worker-unreachable", { worker: "http://worker.test" });
  };
  const find = (conversation: Id) => {
    reach();
    const found = rows.get(conversation);
    if (!found) throw new TeranceError("conversation-not-found");
    return found;
  };
  return {
    state,
    accounts,
    rows,
    register: async (body: CreateAccount) => {
      reach();
      accounts.set(body.account, body);
      return {
        account: body.account,
        device: body.device,
        tenant: createId(),
        token: `token ${body.device}`,
      };
    },
    readConversation: async ({ conversation }: { conversation: Id }) => structuredClone(find(conversation)),
    adoptRecord: async (change: AdoptRecord & { conversation: Id; message: Id }): Promise<MessageRow> => {
      const row = find(change.conversation).messages.find(({ id }) => id === change.message);
      if (!row) throw new TeranceError("message-not-found");
      if (row.version !== change.version) throw new TeranceError("version-conflict");
      return Object.assign(row, { record: change.record, version: change.version + 1 });
    },
    renameConversation: async (change: {
      conversation: Id;
      title: string;
      version: number;
    }): Promise<ConversationRow> => {
      const { conversation } = find(change.conversation);
      if (conversation.version !== change.version) throw new TeranceError("version-conflict");
      return Object.assign(conversation, { title: change.title, version: change.version + 1 });
    },
    deleteConversation: async (conversation: Id) => {
      find(conversation);
      rows.delete(conversation);
    },
  };
}

/** A library of its own, with its account made at a fake worker. */
export async function fakeLibrary() {
  const remote = fakeRemote();
  const worker = `http://${createId()}.test`;
  const library = openLibrary({ worker });
  const account = await library.ensureAccount({ register: remote.register });
  return { remote, worker, library, account };
}

export function fakeQuestion(text: string): Question {
  const receipt = { pages: [], questionCharacters: text.length, historyCharacters: 0 };
  return { role: "user", text, receipt };
}

export function fakePage(text: string): PageContext {
  const blocks = [{ id: "b1", kind: "paragraph" as const, text }];
  return {
    source: "article",
    url: "https://example.org/a",
    title: "A",
    language: "en",
    blocks,
    omissions: [],
  };
}

type Fake = Pick<Awaited<ReturnType<typeof fakeLibrary>>, "remote" | "library" | "account">;

/** Asks a question, and lets the worker store it and seal its answer. */
export async function askAndAnswer(fake: Fake, over: { conversation?: Id; parent?: Id | null } = {}) {
  const conversation = over.conversation ?? createId();
  const [question, run, id] = [createId(), createId(), createId()];
  const parent = over.parent ?? null;
  const sealed = await fake.library.appendQuestion({
    conversation: { id: conversation, title: "A title" },
    run,
    question: { id: question, parent, message: fakeQuestion("Why?") },
    answer: { id },
    pages: [fakePage("Because.")],
  });
  const message: Answer = { role: "assistant", text: "Because [b1].", model: "home/a", run, state: "ended" };
  const { account, publicKey } = fake.account;
  const context = {
    account,
    conversation,
    message: id,
    parent: question,
    version: 1,
    field: "message",
  } as const;
  const record = await sealToAccount({ publicKey, context, plaintext: JSON.stringify(message) });
  const times = { createdAt: 1, updatedAt: 1 };
  const present = fake.remote.rows.get(conversation);
  const row = { id: conversation, ...sealed.conversation, version: 1, ...times };
  const entry: Conversation = present ?? { conversation: row, messages: [], runs: [], next: null };
  entry.messages.push(
    { ...sealed.question, role: "user", version: 1, createdAt: 1 },
    { id, parent: question, role: "assistant", record, version: 1, createdAt: 1 },
  );
  entry.runs.push({
    id: run,
    question,
    answer: id,
    state: "ended",
    model: "home/a",
    createdAt: 1,
    endedAt: 2,
  });
  fake.remote.rows.set(conversation, entry);
  return { conversation, question, run, answer: id, message };
}
