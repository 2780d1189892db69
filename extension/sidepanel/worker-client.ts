import {
  callWorker,
  type Fetch,
  isOf,
  notUnderstood,
  requestWorker,
  type WorkerAddress,
} from "#extension/sidepanel/call-worker.ts";
import {
  Account,
  type AdoptRecord,
  Conversation,
  ConversationList,
  ConversationRow,
  type CreateAccount,
  CreatedAccount,
  MessageRow,
  ModelList,
  type RenameConversation,
} from "#shared/http.ts";
import type { Id } from "#shared/ids.ts";
import type { RunRequest } from "#shared/run.ts";

/** Every call rejects with a `TeranceError`, or with the signal's reason when it aborts. */
export type WorkerClient = {
  worker: string;
  createAccount(body: CreateAccount, signal?: AbortSignal): Promise<CreatedAccount>;
  readAccount(signal?: AbortSignal): Promise<Account>;
  listModels(signal?: AbortSignal): Promise<ModelList>;
  listConversations(page: Page, signal?: AbortSignal): Promise<ConversationList>;
  readConversation(page: Page & { conversation: Id }, signal?: AbortSignal): Promise<Conversation>;
  renameConversation(
    change: RenameConversation & { conversation: Id },
    signal?: AbortSignal,
  ): Promise<ConversationRow>;
  deleteConversation(conversation: Id, signal?: AbortSignal): Promise<void>;
  adoptRecord(
    change: AdoptRecord & { conversation: Id; message: Id },
    signal?: AbortSignal,
  ): Promise<MessageRow>;
  /** Cancels a run: the only thing that does. */
  stopRun(place: RunPlace, signal?: AbortSignal): Promise<void>;
  /** Starts a run, or joins the one started under the same id. The body is its event stream; null as below. */
  startRun(start: { conversation: Id; request: RunRequest }, signal?: AbortSignal): Promise<Response | null>;
  /** The events after a sequence number; null when the buffer is gone and the record is to be read instead. */
  openEvents(place: RunPlace & { after: number }, signal?: AbortSignal): Promise<Response | null>;
};

type Page = { cursor?: string | undefined; limit?: number | undefined };

type RunPlace = { conversation: Id; run: Id };

export type WorkerClientOptions = {
  worker: string;
  /** Bearer token; left out for `createAccount` of a device that has none yet. */
  token?: string | undefined;
  fetch?: Fetch;
  timeout?: number;
};

/** A typed client of the worker's wire (`shared/http.ts`, `shared/run.ts`). */
export function createWorkerClient(options: WorkerClientOptions): WorkerClient {
  const { worker, token, fetch = (url, init) => globalThis.fetch(url, init), timeout = 30_000 } = options;
  const address = { worker: worker.replace(/\/+$/, ""), token, fetch, timeout };
  return { worker: address.worker, ...accountCalls(address), ...historyCalls(address), ...runCalls(address) };
}

function accountCalls(address: WorkerAddress) {
  return {
    createAccount: (body: CreateAccount, signal?: AbortSignal) =>
      callWorker(address, { method: "POST", path: "/v1/accounts", body, signal }, CreatedAccount),
    readAccount: (signal?: AbortSignal) =>
      callWorker(address, { method: "GET", path: "/v1/account", signal }, Account),
    listModels: (signal?: AbortSignal) =>
      callWorker(address, { method: "GET", path: "/v1/models", signal }, ModelList),
  };
}

function historyCalls(address: WorkerAddress) {
  return {
    listConversations: (page: Page, signal?: AbortSignal) =>
      callWorker(
        address,
        { method: "GET", path: `/v1/conversations${queryOf(page)}`, signal },
        ConversationList,
      ),
    readConversation: ({ conversation, ...page }: Page & { conversation: Id }, signal?: AbortSignal) =>
      callWorker(
        address,
        { method: "GET", path: pathTo(conversation) + queryOf(page), signal },
        Conversation,
      ),
    renameConversation: (
      { conversation, ...body }: RenameConversation & { conversation: Id },
      signal?: AbortSignal,
    ) => callWorker(address, { method: "PATCH", path: pathTo(conversation), body, signal }, ConversationRow),
    deleteConversation: (conversation: Id, signal?: AbortSignal) =>
      request(address, { method: "DELETE", path: pathTo(conversation), signal }),
    adoptRecord: (
      { conversation, message, ...body }: AdoptRecord & { conversation: Id; message: Id },
      signal?: AbortSignal,
    ) => {
      const path = `${pathTo(conversation)}/messages/${message}`;
      return callWorker(address, { method: "PUT", path, body, signal }, MessageRow);
    },
  };
}

function runCalls(address: WorkerAddress) {
  return {
    stopRun: ({ conversation, run }: RunPlace, signal?: AbortSignal) =>
      request(address, { method: "POST", path: `${pathTo(conversation)}/runs/${run}/stop`, signal }),
    startRun: async (start: { conversation: Id; request: RunRequest }, signal?: AbortSignal) => {
      const headers = { accept: "text/event-stream", "idempotency-key": start.request.run };
      const path = `${pathTo(start.conversation)}/runs`;
      const call = { method: "POST", path, body: start.request, headers, signal } as const;
      return await streamOf(address, await requestWorker(address, call));
    },
    openEvents: async (place: RunPlace & { after: number }, signal?: AbortSignal) => {
      const headers = { accept: "text/event-stream", "last-event-id": String(place.after) };
      const path = `${pathTo(place.conversation)}/runs/${place.run}/events?after=${place.after}`;
      const response = await requestWorker(address, { method: "GET", path, headers, signal });
      return await streamOf(address, response);
    },
  };
}

async function request(address: WorkerAddress, call: Parameters<typeof requestWorker>[1]): Promise<void> {
  const response = await requestWorker(address, call);
  await response.body?.cancel();
  // A sign-in page answers everything with 200 and HTML: taking it for a yes would lose a stop or a deletion.
  if (isOf(response, "text/html")) throw notUnderstood(address);
}

async function streamOf(address: WorkerAddress, response: Response): Promise<Response | null> {
  if (response.status === 204) return null;
  if (isOf(response, "text/event-stream") && response.body) return response;
  await response.body?.cancel();
  throw notUnderstood(address);
}

function pathTo(conversation: Id): string {
  return `/v1/conversations/${conversation}`;
}

function queryOf({ cursor, limit }: Page): string {
  const query = new URLSearchParams();
  if (cursor !== undefined) query.set("cursor", cursor);
  if (limit !== undefined) query.set("limit", String(limit));
  return query.size === 0 ? "" : `?${query}`;
}
