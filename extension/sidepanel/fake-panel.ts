import type { BrowserPort, TabFacts } from "#extension/sidepanel/browser-port.ts";
import { createStore } from "#extension/sidepanel/create-store.ts";
import type { LibraryPort, RunDraft, StoredConversation } from "#extension/sidepanel/library-port.ts";
import type { PanelContext } from "#extension/sidepanel/panel-context.ts";
import { reducePanel } from "#extension/sidepanel/panel-reducer.ts";
import { type Ask, emptyPanel } from "#extension/sidepanel/panel-state.ts";
import type { ContentReply, ContentRequest, Job } from "#shared/messages.ts";
import type { PageContext } from "#shared/page-context.ts";
import type { NumberedEvent, RunEvent } from "#shared/run.ts";

/** For tests: a browser with one tab that can be changed at any moment. */
export type FakeBrowser = BrowserPort & {
  current: TabFacts | undefined;
  document: string | undefined;
  refusal: Error | undefined;
  reply: (request: ContentRequest) => ContentReply | unknown;
  requests: ContentRequest[];
  opened: string[];
  shown: number[];
  blind: number | undefined;
  giveJob: (job: Job) => void;
};

export const pageUrl = "https://example.org/lighthouse";

export function fakePage(change: Partial<PageContext> = {}): PageContext {
  return {
    source: "article",
    url: pageUrl,
    title: "The lighthouse",
    language: "en",
    blocks: [{ id: "b1", kind: "paragraph", text: "Eleanor built the lighthouse in 1887." }],
    omissions: [],
    ...change,
  };
}

export function fakeBrowser(): FakeBrowser {
  const listeners = new Set<(job: Job) => void>();
  const browser: FakeBrowser = {
    language: "en-GB",
    current: { id: 7, url: `${pageUrl}?q=1`, title: "The lighthouse", isInternal: false },
    document: "document-1",
    refusal: undefined,
    reply: ({ kind }) => (kind === "read" ? { kind: "page", page: fakePage() } : { kind: "revealed" }),
    requests: [],
    opened: [],
    shown: [],
    blind: undefined,
    giveJob: (job) => {
      for (const listener of listeners) listener(job);
    },
    activeTab: async () => browser.current,
    tab: async (id) => (browser.current?.id === id ? browser.current : undefined),
    onView: () => () => undefined,
    inject: async () => {
      if (browser.refusal) throw browser.refusal;
      return browser.document;
    },
    send: async (_, request) => {
      browser.requests.push(request);
      return browser.reply(request);
    },
    noteBlind: async (tab) => {
      browser.blind = tab;
    },
    showTab: async (id) => void browser.shown.push(id),
    openTab: async (url) => void browser.opened.push(url),
    shortcut: async () => "Alt+Shift+Y",
    hasAccess: async () => false,
    requestAccess: async () => true,
    onJob: async (listener) => void listeners.add(listener),
    copyText: async () => undefined,
  };
  return browser;
}

/** For tests: a library that keeps drafts in a list and plays events back. */
export type FakeLibrary = LibraryPort & {
  drafts: RunDraft[];
  play: (draft: Pick<RunDraft, "run">) => AsyncIterable<NumberedEvent>;
  watched: number[];
  stopped: string[];
  stored: StoredConversation | undefined;
  /** Ids taken off the list (-) and put back (+). */
  marked: string[];
  deleted: string[];
};

const model = "built-in/extractive";

/** For tests: the events of a run, numbered from 1. */
export async function* playEvents(...events: RunEvent[]): AsyncGenerator<NumberedEvent> {
  for (const [at, event] of events.entries()) yield { sequence: at + 1, event };
}

export function answerEvents(run: string, text: string): RunEvent[] {
  return [
    { type: "data-run-accepted", data: { run, model } },
    { type: "start-step" },
    { type: "text-start", id: "1" },
    { type: "text-delta", id: "1", delta: text },
    { type: "data-run-ended", data: { run, model, usage: { inputTokens: 1, outputTokens: 1 } } },
  ];
}

export function fakeLibrary(): FakeLibrary {
  const library: FakeLibrary = {
    drafts: [],
    watched: [],
    stopped: [],
    stored: undefined,
    marked: [],
    deleted: [],
    play: ({ run }) => playEvents(...answerEvents(run, "In 1887.[b1]")),
    startRun: (draft) => {
      library.drafts.push(draft);
      return library.play(draft);
    },
    watchRun: ({ place, after }) => {
      library.watched.push(after);
      return library.play(place);
    },
    stopRun: async ({ run }) => void library.stopped.push(run),
    listModels: async () => ({ models: [], default: model }),
    listConversations: async () => [],
    readConversation: async (id) => library.stored ?? { id, title: "", exchanges: [] },
    renameConversation: async () => undefined,
    markDeleted: async ({ id, isDeleted }) => void library.marked.push(isDeleted ? `-${id}` : `+${id}`),
    finishDeletions: async () => undefined,
    deleteConversation: async (id) => void library.deleted.push(id),
    readSent: async () => null,
    readDesk: async () => ({ draft: "", conversation: null, model: null }),
    saveDesk: async () => undefined,
  };
  return library;
}

export function fakePanel(): PanelContext & { browser: FakeBrowser; fake: FakeLibrary } {
  const fake = fakeLibrary();
  return {
    store: createStore(emptyPanel(), reducePanel),
    browser: fakeBrowser(),
    fake,
    library: async () => fake,
    locale: "en",
    schedule: (callback) => callback(),
    watching: { current: undefined },
    looks: { latest: 0 },
  };
}

export function typed(text: string): Ask {
  return { text, action: undefined, source: "article", target: undefined };
}
