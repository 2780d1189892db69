import type { ConversationSummary } from "#extension/sidepanel/library-port.ts";
import type { ActionId } from "#shared/actions/action-id.ts";
import type { AssembledAnswer } from "#shared/assemble-answer.ts";
import { createId } from "#shared/create-id.ts";
import type { ErrorCode, ErrorData } from "#shared/errors.ts";
import type { ModelList } from "#shared/http.ts";
import type { Id } from "#shared/ids.ts";
import type { PageContext, Source } from "#shared/page-context.ts";
import type { ModelId } from "#shared/run.ts";
import type { Receipt } from "#shared/thread.ts";

/** What the panel can see of the tab the person is on. */
export type PageView =
  | { kind: "unknown" }
  | { kind: "none" }
  | { kind: "internal"; tab: number }
  | { kind: "hidden"; tab: number }
  | { kind: "visible"; tab: number; url: string; title: string; host: string };

export type Failure = { code: ErrorCode; data: ErrorData };

export type AnswerView = {
  id: Id;
  run: Id;
  /** What the run's events have made so far. */
  made: AssembledAnswer;
  /** Why the answer stops where it stops. */
  failure: Failure | undefined;
  /** Sequence number of the last event taken in. */
  sequence: number;
};

/** The pages sent with a question: `unread` until looked up, `absent` when another device sent it. */
export type SentPages = { kind: "unread" } | { kind: "absent" } | { kind: "here"; pages: PageContext[] };

export type Exchange = {
  question: { id: Id; text: string; action: ActionId | undefined; receipt: Receipt | undefined };
  sent: SentPages;
  /** The tab that was read, as long as this panel lives. */
  tab: number | undefined;
  answer: AnswerView;
};

/** What a question is about to be: kept so that it can be asked again after a failure. */
export type Ask = {
  text: string;
  action: ActionId | undefined;
  source: Source;
  /** The tab and frame a gesture was made in; without it the tab the person is on. */
  target: { tab: number; frame: number } | undefined;
};

/** The ids of a question on its way: asked again under the same ones, it is never answered twice. */
export type AskIds = { question: Id; answer: Id; run: Id };

/** Why something did not work. `ask` is the question to try again, `ids` what it may be known by already. */
export type Notice = Failure & { ask: Ask | undefined; ids: AskIds | undefined };

export type Phase = "idle" | "reading" | "asking" | "answering";

export type Past = {
  state: "unread" | "reading" | "ready" | "failed";
  conversations: ConversationSummary[];
  /** Just deleted, can still come back. */
  deleted: ConversationSummary | undefined;
  failure: Failure | undefined;
};

export type PanelState = {
  view: "thread" | "past";
  page: PageView;
  shortcut: string | undefined;
  hasSiteAccess: boolean;
  isPageIncluded: boolean;
  /** The selected text a gesture brought, or the person chose, and where it was read. */
  selection: { text: string; target: Ask["target"] } | undefined;
  draft: string;
  conversation: { id: Id; title: string };
  isOpening: boolean;
  exchanges: Exchange[];
  phase: Phase;
  /** Whether the answer being watched is cut off just now. */
  isCut: boolean;
  /** Shown as the question while its page is being read. */
  pending: Ask | undefined;
  notice: Notice | undefined;
  past: Past;
  models: ModelList | undefined;
  model: ModelId | undefined;
};

export function emptyPanel(): PanelState {
  return {
    view: "thread",
    page: { kind: "unknown" },
    shortcut: undefined,
    hasSiteAccess: false,
    isPageIncluded: true,
    selection: undefined,
    draft: "",
    conversation: { id: createId(), title: "" },
    isOpening: false,
    exchanges: [],
    phase: "idle",
    isCut: false,
    pending: undefined,
    notice: undefined,
    past: { state: "unread", conversations: [], deleted: undefined, failure: undefined },
    models: undefined,
    model: undefined,
  };
}
