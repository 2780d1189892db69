import type { ActionId } from "#shared/actions/action-id.ts";
import type { ModelList } from "#shared/http.ts";
import type { Id } from "#shared/ids.ts";
import type { PageContext } from "#shared/page-context.ts";
import type { ModelId, NumberedEvent, Turn } from "#shared/run.ts";
import type { Answer, Question } from "#shared/thread.ts";

export type ConversationSummary = { id: Id; title: string; updatedAt: number };

/**
 * One question with its answer, opened; `message` is null where it cannot be. `kept`: the answer has a record;
 * `running`: its run is to be watched; `missing`: it has neither; `unsent`: the worker never took the question.
 */
export type StoredExchange = {
  question: { id: Id; message: Question | null };
  answer: {
    id: Id;
    run: Id;
    state: "kept" | "running" | "missing" | "unsent";
    message: Answer | null;
  };
};

export type StoredConversation = { id: Id; title: string; exchanges: StoredExchange[] };

/** Everything about a question before it is sealed. */
export type RunDraft = {
  conversation: { id: Id; title: string };
  run: Id;
  question: { id: Id; parent: Id | null; message: Question };
  answer: { id: Id };
  text: string;
  action: ActionId | undefined;
  history: Turn[];
  pages: PageContext[];
  language: string;
  model: ModelId | undefined;
};

/** Which run: its conversation's id and its own. */
export type RunPlace = { conversation: Id; run: Id };

/** The signal stops the watching, never the run; `onConnection` is told of a cut and of its end. */
export type Watching = { signal: AbortSignal; onConnection: (isConnected: boolean) => void };

/** A run that was started before, the messages it joins and the last event already seen. */
export type StoredRun = { place: RunPlace; answered: { question: Id; answer: Id }; after: number };

/** This device's store and the worker behind it, as far as the panel uses them. Failures are TeranceErrors. */
export type LibraryPort = {
  /** Seals the question, keeps the exact text sent, and starts the run. Events begin at 1, without gaps. */
  startRun(draft: RunDraft, watching: Watching): AsyncIterable<NumberedEvent>;
  /** Events of a run after a sequence number, the old ones at once, then live. */
  watchRun(run: StoredRun, watching: Watching): AsyncIterable<NumberedEvent>;
  stopRun(place: RunPlace): Promise<void>;
  listModels(): Promise<ModelList>;
  listConversations(): Promise<ConversationSummary[]>;
  readConversation(id: Id): Promise<StoredConversation>;
  renameConversation(change: { id: Id; title: string }): Promise<void>;
  /** Takes a conversation off this device's list at once, or puts it back. */
  markDeleted(change: { id: Id; isDeleted: boolean }): Promise<void>;
  /** Deletes a conversation for good, here and at the worker. */
  deleteConversation(id: Id): Promise<void>;
  /** Deletes for good what an earlier panel took off the list and did not come to delete. */
  finishDeletions(): Promise<void>;
  /** The pages sent with a question, or null when this device did not send it. */
  readSent(question: Id): Promise<PageContext[] | null>;
  /** What was typed and not sent, and the conversation the panel showed last. */
  readDesk(): Promise<Desk>;
  saveDesk(desk: Desk): Promise<void>;
};

export type Desk = { draft: string; conversation: Id | null; model: ModelId | null };
