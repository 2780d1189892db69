import { type Library, openLibrary } from "#extension/library/open-library.ts";
import { workerUrl } from "#extension/library/worker-url.ts";
import { createSession, remoteOf, type Session } from "#extension/sidepanel/create-session.ts";
import { deleteConversation, finishDeletions } from "#extension/sidepanel/finish-deletions.ts";
import type { Desk, LibraryPort } from "#extension/sidepanel/library-port.ts";
import { startRun, watchStoredRun } from "#extension/sidepanel/run-stream.ts";
import { toStored } from "#extension/sidepanel/to-stored.ts";
import { createWorkerClient } from "#extension/sidepanel/worker-client.ts";
import { type ErrorCode, TeranceError } from "#shared/errors.ts";
import { Id } from "#shared/ids.ts";
import { parseJson } from "#shared/json.ts";
import { ModelId } from "#shared/run.ts";
import { z } from "#shared/zod.ts";

const deskName = "panel";
const StoredDesk = z.object({ draft: z.string(), conversation: Id.nullable(), model: ModelId.nullable() });
const emptyDesk: Desk = { draft: "", conversation: null, model: null };

/** Joins this device's library and the worker behind it to what the panel needs of both. */
export function connectLibrary(library: Library = openLibrary(), worker: string = workerUrl): LibraryPort {
  const session = createSession(library, (token) => createWorkerClient({ worker, token }));
  return {
    startRun: (draft, watching) => startRun(session, { draft, watching }),
    watchRun: (stored, watching) => watchStoredRun(session, { ...stored, watching }),
    stopRun: (place) => session.call((client) => client.stopRun(place)),
    listModels: () => session.call((client) => client.listModels()),
    listConversations: () => listConversations(session),
    readConversation: (id) => readConversation(session, id),
    renameConversation: ({ id, title }) => {
      const patch: Parameters<Library["renameConversation"]>[0]["patch"] = (change) =>
        session.call((client) => client.renameConversation(change));
      return library.renameConversation({ id, title, patch });
    },
    markDeleted: (change) => library.markDeleted(change),
    deleteConversation: (id) => deleteConversation(session, id),
    finishDeletions: () => finishDeletions(session),
    readSent: (question) => library.readReceipt(question),
    readDesk: () => readDesk(library),
    saveDesk: (desk) => library.saveDraft({ name: deskName, text: JSON.stringify(desk) }),
  };
}

async function readConversation(session: Session, conversation: Id) {
  const thread = await session.library.readThread({ conversation, remote: remoteOf(session) });
  return toStored(thread, await session.library.listUnsent());
}

async function listConversations(session: Session) {
  await takeList(session);
  const rows = await session.library.listConversations();
  return rows.map(({ id, title, updatedAt }) => ({ id, title: title ?? "", updatedAt }));
}

const away: ReadonlySet<ErrorCode> = new Set([
  "worker-unreachable",
  "worker-not-understood",
  "unavailable",
  "internal",
]);

// With the worker away the device's own list is shown; a question asked then says that it is away.
async function takeList({ library, call }: Session): Promise<void> {
  let cursor: string | undefined;
  try {
    do {
      const page = await call((client) => client.listConversations({ cursor }));
      await library.storeConversations(page.conversations);
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
  } catch (error) {
    if (!(error instanceof TeranceError) || !away.has(error.code)) throw error;
  }
}

async function readDesk(library: Library): Promise<Desk> {
  const text = await library.readDraft(deskName);
  if (text === "") return emptyDesk;
  try {
    return parseJson(StoredDesk, text);
  } catch {
    return emptyDesk;
  }
}
