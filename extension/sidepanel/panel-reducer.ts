import type { ConversationSummary } from "#extension/sidepanel/library-port.ts";
import type {
  AnswerView,
  Ask,
  AskIds,
  Exchange,
  Failure,
  Notice,
  PageView,
  PanelState,
  Past,
  SentPages,
} from "#extension/sidepanel/panel-state.ts";
import { createId } from "#shared/create-id.ts";
import type { ModelList } from "#shared/http.ts";
import type { Id } from "#shared/ids.ts";
import type { ModelId } from "#shared/run.ts";

export type PanelChange =
  | { type: "page-seen"; page: PageView; shortcut: string | undefined; hasSiteAccess: boolean }
  | { type: "page-included"; isIncluded: boolean }
  | { type: "selection-chosen"; selection: PanelState["selection"] }
  | { type: "draft-typed"; draft: string }
  | { type: "ask-began"; ask: Ask }
  | { type: "ask-failed"; failure: Failure; ask: Ask; ids: AskIds | undefined }
  | { type: "exchange-added"; exchange: Exchange; title: string }
  | { type: "exchange-dropped"; question: Id; notice: Notice }
  | { type: "answer-changed"; answer: AnswerView }
  | { type: "ask-cancelled"; ask: Ask }
  | { type: "run-joined" }
  | { type: "connection-changed"; isConnected: boolean }
  | { type: "run-left" }
  | { type: "sent-read"; question: Id; sent: SentPages }
  | { type: "notice-shown"; failure: Failure }
  | { type: "notice-closed" }
  | { type: "conversation-left" }
  | { type: "conversation-opening"; id: Id; title: string }
  | { type: "conversation-opened"; id: Id; title: string; exchanges: Exchange[] }
  | { type: "view-chosen"; view: PanelState["view"] }
  | { type: "past-changed"; past: Partial<Past> }
  | { type: "conversation-renamed"; id: Id; title: string }
  | { type: "conversation-hidden"; conversation: ConversationSummary }
  | { type: "conversation-restored"; conversation: ConversationSummary }
  | { type: "models-listed"; models: ModelList }
  | { type: "model-chosen"; model: ModelId | undefined };

/** The panel's next state. Pure: what the panel does lies beside it, one verb a file. */
export function reducePanel(state: PanelState, change: PanelChange): PanelState {
  switch (change.type) {
    case "page-seen": {
      const { page, shortcut, hasSiteAccess } = change;
      const isMended = page.kind === "visible" && state.notice?.code === "page-not-visible";
      return { ...state, page, shortcut, hasSiteAccess, ...(isMended && { notice: undefined }) };
    }
    case "page-included":
      return { ...state, isPageIncluded: change.isIncluded };
    case "selection-chosen":
      return { ...state, selection: change.selection, ...(change.selection && { isPageIncluded: true }) };
    case "draft-typed":
      return { ...state, draft: change.draft };
    case "notice-shown":
      return { ...state, notice: { ...change.failure, ask: undefined, ids: undefined } };
    case "notice-closed":
      return { ...state, notice: undefined };
    case "view-chosen":
      return { ...state, view: change.view };
    case "models-listed":
      return { ...state, models: change.models };
    case "model-chosen":
      return { ...state, model: change.model };
    case "connection-changed":
      return { ...state, isCut: !change.isConnected };
    case "ask-began":
    case "ask-failed":
    case "exchange-added":
    case "exchange-dropped":
    case "answer-changed":
    case "ask-cancelled":
    case "run-joined":
    case "run-left":
    case "sent-read":
      return reduceAsking(state, change);
    default:
      return reduceConversations(state, change);
  }
}

type AskingChange = Extract<
  PanelChange,
  {
    type:
      | "ask-began"
      | "ask-failed"
      | "exchange-added"
      | "exchange-dropped"
      | "answer-changed"
      | "ask-cancelled"
      | "run-joined"
      | "run-left"
      | "sent-read";
  }
>;

function reduceAsking(state: PanelState, change: AskingChange): PanelState {
  switch (change.type) {
    case "ask-began":
      return { ...state, view: "thread", phase: "reading", pending: change.ask, notice: undefined };
    case "ask-failed": {
      const notice = { ...change.failure, ask: change.ask, ids: change.ids };
      return { ...state, phase: "idle", pending: undefined, notice, draft: keepQuestion(state, change.ask) };
    }
    case "exchange-added": {
      const draft = state.draft.trim() === change.exchange.question.text ? "" : state.draft;
      return {
        ...state,
        draft,
        phase: "asking",
        pending: undefined,
        selection: undefined,
        exchanges: [...state.exchanges, change.exchange],
        conversation: { ...state.conversation, title: state.conversation.title || change.title },
      };
    }
    case "exchange-dropped": {
      const exchanges = state.exchanges.filter(({ question }) => question.id !== change.question);
      const draft = change.notice.ask ? keepQuestion(state, change.notice.ask) : state.draft;
      return { ...state, exchanges, phase: "idle", isCut: false, notice: change.notice, draft };
    }
    case "answer-changed": {
      const phase = change.answer.sequence > 0 && state.phase === "asking" ? "answering" : state.phase;
      return { ...state, phase, exchanges: replaceAnswer(state.exchanges, change.answer) };
    }
    case "ask-cancelled":
      return { ...state, phase: "idle", pending: undefined, draft: keepQuestion(state, change.ask) };
    case "run-joined":
      return { ...state, phase: "answering", isCut: false };
    case "run-left":
      return { ...state, phase: "idle", isCut: false };
    case "sent-read":
      return {
        ...state,
        exchanges: state.exchanges.map((exchange) =>
          exchange.question.id === change.question ? { ...exchange, sent: change.sent } : exchange,
        ),
      };
  }
}

// A typed question stays in the composer; what a button asked can be asked by the button again.
function keepQuestion(state: PanelState, ask: Ask): string {
  return ask.action || state.draft.trim() !== "" ? state.draft : ask.text;
}

function replaceAnswer(exchanges: Exchange[], answer: AnswerView): Exchange[] {
  return exchanges.map((exchange) => (exchange.answer.id === answer.id ? { ...exchange, answer } : exchange));
}

type ConversationChange = Extract<PanelChange, { type: `conversation-${string}` | "past-changed" }>;

function reduceConversations(state: PanelState, change: ConversationChange): PanelState {
  const { past } = state;
  switch (change.type) {
    case "conversation-left":
      return clearThread(state, { id: createId(), title: "" });
    case "conversation-opening":
      return { ...clearThread(state, { id: change.id, title: change.title }), isOpening: true };
    case "conversation-opened": {
      if (change.id !== state.conversation.id) return state;
      const conversation = { id: change.id, title: change.title };
      return { ...state, conversation, exchanges: change.exchanges, isOpening: false };
    }
    case "past-changed":
      return { ...state, past: { ...past, ...change.past } };
    case "conversation-renamed": {
      const isOpen = state.conversation.id === change.id;
      const conversations = past.conversations.map((row) =>
        row.id === change.id ? { ...row, title: change.title } : row,
      );
      const conversation = isOpen ? { ...state.conversation, title: change.title } : state.conversation;
      return { ...state, conversation, past: { ...past, conversations } };
    }
    case "conversation-hidden": {
      const conversations = past.conversations.filter((row) => row.id !== change.conversation.id);
      return { ...state, past: { ...past, conversations, deleted: change.conversation } };
    }
    case "conversation-restored": {
      const { conversation } = change;
      const others = past.conversations.filter(({ id }) => id !== conversation.id);
      const conversations = [...others, conversation].sort((a, b) => b.updatedAt - a.updatedAt);
      const deleted = past.deleted?.id === conversation.id ? undefined : past.deleted;
      return { ...state, past: { ...past, conversations, deleted } };
    }
  }
}

function clearThread(state: PanelState, conversation: PanelState["conversation"]): PanelState {
  const rest = { exchanges: [], phase: "idle", isCut: false, pending: undefined, notice: undefined } as const;
  return { ...state, ...rest, exchanges: [], view: "thread", conversation, isOpening: false };
}
