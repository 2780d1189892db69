import { expect, test } from "vitest";
import { askQuestion } from "#extension/sidepanel/ask-question.ts";
import { answerEvents, fakePage, fakePanel, playEvents, typed } from "#extension/sidepanel/fake-panel.ts";
import { retryNotice } from "#extension/sidepanel/retry-question.ts";
import { stopAnswer } from "#extension/sidepanel/stop-answer.ts";
import { type ErrorCode, TeranceError } from "#shared/errors.ts";
import { longestPage } from "#shared/page-context.ts";

const question = "Who built it?";

function panelWithDraft() {
  const panel = fakePanel();
  panel.store.change({ type: "draft-typed", draft: question });
  return panel;
}

test("sends the page as it is at the moment of asking, and shows the answer", async () => {
  const panel = panelWithDraft();

  await askQuestion(panel, typed(question));

  const state = panel.store.read();
  expect(panel.fake.drafts[0]?.pages).toEqual([fakePage()]);
  expect(state.exchanges[0]?.answer.made).toMatchObject({ text: "In 1887.[b1]", state: "ended" });
  expect(state).toMatchObject({ phase: "idle", draft: "", notice: undefined });
});

test("reads the page again for the next question, and sends the turns before without marks", async () => {
  const panel = panelWithDraft();
  await askQuestion(panel, typed(question));
  panel.browser.reply = () => ({ kind: "page", page: fakePage({ title: "Another title" }) });

  await askQuestion(panel, typed("And when?"));

  const draft = panel.fake.drafts[1];
  expect(draft?.pages[0]?.title).toBe("Another title");
  expect(draft?.history).toEqual([
    { role: "user", text: question },
    { role: "assistant", text: "In 1887." },
  ]);
  expect(draft?.question.parent).toBe(panel.fake.drafts[0]?.answer.id);
});

test("sends no page when the person leaves it out", async () => {
  const panel = panelWithDraft();
  panel.browser.current = undefined;
  panel.store.change({ type: "page-included", isIncluded: false });

  await askQuestion(panel, typed(question));

  expect(panel.fake.drafts[0]?.pages).toEqual([]);
  expect(panel.browser.requests).toEqual([]);
});

type Spoil = (panel: ReturnType<typeof fakePanel>) => void;
const unreadable: [ErrorCode, string, Spoil][] = [
  [
    "page-not-visible",
    "another site without a grant",
    ({ browser }) => browser.current && Object.assign(browser.current, { url: undefined }),
  ],
  ["page-not-visible", "no page at all", (panel) => Object.assign(panel.browser, { current: undefined })],
  [
    "page-not-visible",
    "a grant that ends just now",
    ({ browser }) => Object.assign(browser, { refusal: new Error("Cannot access contents of the page.") }),
  ],
  [
    "page-internal",
    "a page of the browser",
    ({ browser }) => browser.current && Object.assign(browser.current, { url: "chrome://settings/" }),
  ],
  [
    "page-internal",
    "a page of the browser without an address",
    ({ browser }) => browser.current && Object.assign(browser.current, { url: undefined, isInternal: true }),
  ],
  [
    "page-protected",
    "the extension store",
    ({ browser }) =>
      Object.assign(browser, { refusal: new Error("The extensions gallery cannot be scripted.") }),
  ],
  [
    "page-is-pdf",
    "a PDF that runs no script",
    ({ browser }) => {
      if (browser.current) browser.current.url = "https://example.org/a.pdf";
      browser.refusal = new Error("no");
    },
  ],
  [
    "page-is-pdf",
    "a PDF",
    ({ browser }) => {
      browser.reply = () => ({ kind: "unreadable", code: "page-is-pdf", data: {} });
    },
  ],
  [
    "page-empty",
    "an empty page",
    ({ browser }) => {
      browser.reply = () => ({ kind: "page", page: fakePage({ blocks: [] }) });
    },
  ],
  [
    "page-empty",
    "a reply that is no reply",
    ({ browser }) => {
      browser.reply = () => ({ kind: "page", page: "<script>" });
    },
  ],
  [
    "page-changed",
    "another document at the same address",
    ({ browser }) => {
      browser.reply = () => {
        browser.document = "document-2";
        return { kind: "page", page: fakePage() };
      };
    },
  ],
  [
    "page-changed",
    "another address meanwhile",
    ({ browser }) => {
      browser.reply = () => {
        if (browser.current) browser.current = { ...browser.current, url: "https://example.org/other" };
        return { kind: "page", page: fakePage() };
      };
    },
  ],
  [
    "page-changed",
    "another tab meanwhile",
    ({ browser }) => {
      browser.reply = () => {
        if (browser.current) browser.current = { ...browser.current, id: 8 };
        return { kind: "page", page: fakePage() };
      };
    },
  ],
  [
    "page-changed",
    "a page of another address",
    ({ browser }) => {
      browser.reply = () => ({ kind: "page", page: fakePage({ url: "https://elsewhere.example/" }) });
    },
  ],
  [
    "page-changed",
    "a document that went away",
    ({ browser }) => {
      browser.reply = () => {
        throw new Error("Receiving end does not exist");
      };
    },
  ],
];

test.each(unreadable)("says %s and sends nothing: %s", async (code, _, spoil) => {
  const panel = panelWithDraft();
  spoil(panel);

  await askQuestion(panel, typed(question));

  const state = panel.store.read();
  expect(panel.fake.drafts).toEqual([]);
  expect(state.notice?.code).toBe(code);
  expect(state).toMatchObject({ draft: question, phase: "idle", exchanges: [], pending: undefined });
});

test("says that a question is too long and keeps it", async () => {
  const panel = fakePanel();

  await askQuestion(panel, typed("a".repeat(32_001)));

  expect(panel.store.read().notice?.code).toBe("body-too-large");
  expect(panel.store.read().draft).toHaveLength(32_001);
});

test("takes the longest page there is", async () => {
  const panel = panelWithDraft();
  const text = "語".repeat(longestPage);
  panel.browser.reply = () => ({
    kind: "page",
    page: fakePage({ blocks: [{ id: "b1", kind: "paragraph", text }] }),
  });

  await askQuestion(panel, typed(question));

  expect(panel.fake.drafts).toHaveLength(1);
});

test("keeps the question while the worker is down, and asks it under the same ids afterwards", async () => {
  const panel = panelWithDraft();
  panel.fake.play = () => failing("worker-unreachable");
  await askQuestion(panel, typed(question));
  const { notice, draft, exchanges } = panel.store.read();
  expect([notice?.code, draft, exchanges]).toEqual(["worker-unreachable", question, []]);
  panel.fake.play = ({ run }) => playEvents(...answerEvents(run, "Eleanor."));

  if (notice) await retryNotice(panel, notice);

  const [first, second] = panel.fake.drafts;
  expect(second?.run).toBe(first?.run);
  expect(panel.store.read().exchanges[0]?.answer.made.text).toBe("Eleanor.");
});

test("joins the answer instead of paying twice when the worker had taken the question", async () => {
  const panel = panelWithDraft();
  let isFirst = true;
  panel.fake.play = ({ run }) => {
    if (!isFirst) return playEvents(...answerEvents(run, "Eleanor."));
    isFirst = false;
    return failing("idempotency-mismatch");
  };

  await askQuestion(panel, typed(question));

  expect(panel.fake.watched).toEqual([0]);
  expect(panel.store.read().exchanges[0]?.answer.made.text).toBe("Eleanor.");
});

test("keeps what arrived when the connection is lost for good", async () => {
  const panel = panelWithDraft();
  panel.fake.play = async function* ({ run }) {
    yield* playEvents(...answerEvents(run, "Half an").slice(0, 4));
    throw new TeranceError("worker-unreachable", { worker: "http://127.0.0.1:1" });
  };

  await askQuestion(panel, typed(question));

  const answer = panel.store.read().exchanges[0]?.answer;
  expect(answer?.made).toMatchObject({ text: "Half an", state: "interrupted" });
  expect(answer?.failure?.code).toBe("worker-unreachable");
});

test("tells the worker to stop, and gives up reading without sending", async () => {
  const panel = panelWithDraft();
  const { promise, resolve } = Promise.withResolvers<unknown>();
  panel.browser.reply = () => promise;
  const asking = askQuestion(panel, typed(question));

  await stopAnswer(panel);
  resolve({ kind: "page", page: fakePage() });
  await asking;

  expect(panel.fake.drafts).toEqual([]);
  expect(panel.store.read()).toMatchObject({ phase: "idle", draft: question });
});

test("does not send a question twice while one is being answered", async () => {
  const panel = panelWithDraft();

  await Promise.all([askQuestion(panel, typed(question)), askQuestion(panel, typed(question))]);

  expect(panel.fake.drafts).toHaveLength(1);
});

// biome-ignore lint/correctness/useYield: a stream that fails before its first event.
async function* failing(code: ErrorCode): AsyncGenerator<never> {
  throw new TeranceError(code, { worker: "http://127.0.0.1:1" });
}
