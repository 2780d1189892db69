import {
  type AdoptAnswer,
  type AdoptInput,
  adoptAnswer,
  adoptRecord,
} from "#extension/library/adopt-record.ts";
import { type AppendQuestion, appendQuestion } from "#extension/library/append-question.ts";
import { createShelf } from "#extension/library/create-shelf.ts";
import { type DeleteInput, deleteConversation } from "#extension/library/delete-conversation.ts";
import { type EnsureAccount, ensureAccount } from "#extension/library/ensure-account.ts";
import type { LibraryContext } from "#extension/library/library-context.ts";
import { listConversations } from "#extension/library/list-conversations.ts";
import { listDeleted, markDeleted } from "#extension/library/mark-deleted.ts";
import { listUnsent, markSent } from "#extension/library/mark-sent.ts";
import { type OpenInterrupted, openInterrupted } from "#extension/library/open-interrupted.ts";
import { readThread, type ThreadRemote } from "#extension/library/read-thread.ts";
import { type RenameInput, renameConversation } from "#extension/library/rename-conversation.ts";
import { readDraft, saveDraft } from "#extension/library/save-draft.ts";
import { readReceipt } from "#extension/library/seal-receipt.ts";
import { storeConversations } from "#extension/library/store-conversations.ts";
import { workerUrl } from "#extension/library/worker-url.ts";
import type { ConversationRow } from "#shared/http.ts";
import type { Id } from "#shared/ids.ts";

export type OpenLibrary = {
  /** A library belongs to one worker: accounts and tokens of another are never shown to it. */
  worker?: string;
  locks?: Pick<LockManager, "request">;
  now?: () => number;
};

/**
 * This device's store. Opens lazily; every verb rejects with a `TeranceError` when it fails, with
 * `library-unavailable` when the browser refuses to store.
 */
export function openLibrary({
  worker = workerUrl,
  locks = navigator.locks,
  now = () => Date.now(),
}: OpenLibrary = {}) {
  const shelf = createShelf(`terance ${worker}`);
  const opened = { identity: null, conversationKeys: new Map(), deleted: new Set<Id>() };
  const ctx: LibraryContext = { shelf, worker, locks, now, opened };
  return {
    ensureAccount: (input: EnsureAccount) => ensureAccount(ctx, input),
    appendQuestion: (input: AppendQuestion) => appendQuestion(ctx, input),
    markSent: (question: Id) => markSent(ctx, question),
    listUnsent: () => listUnsent(ctx),
    adoptRecord: (input: AdoptInput) => adoptRecord(ctx, input),
    adoptAnswer: (input: AdoptAnswer) => adoptAnswer(ctx, input),
    openInterrupted: (input: OpenInterrupted) => openInterrupted(ctx, input),
    readThread: (input: { conversation: Id; remote: ThreadRemote }) => readThread(ctx, input),
    readReceipt: (question: Id) => readReceipt(ctx, question),
    storeConversations: (rows: readonly ConversationRow[]) => storeConversations(ctx, rows),
    listConversations: () => listConversations(ctx),
    renameConversation: (input: RenameInput) => renameConversation(ctx, input),
    markDeleted: (input: { id: Id; isDeleted: boolean }) => markDeleted(ctx, input),
    listDeleted: (age: number) => listDeleted(ctx, age),
    deleteConversation: (input: DeleteInput) => deleteConversation(ctx, input),
    saveDraft: (draft: { name: string; text: string }) => saveDraft(ctx, draft),
    readDraft: (name: string) => readDraft(ctx, name),
  };
}

export type Library = ReturnType<typeof openLibrary>;
