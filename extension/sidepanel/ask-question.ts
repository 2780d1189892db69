import { beginWatch } from "#extension/sidepanel/begin-watch.ts";
import { buildHistory } from "#extension/sidepanel/build-history.ts";
import { buildReceipt } from "#extension/sidepanel/build-receipt.ts";
import { followAnswer } from "#extension/sidepanel/follow-answer.ts";
import type { RunDraft } from "#extension/sidepanel/library-port.ts";
import { makeTitle } from "#extension/sidepanel/make-title.ts";
import type { PanelContext } from "#extension/sidepanel/panel-context.ts";
import type { Ask, AskIds, Exchange } from "#extension/sidepanel/panel-state.ts";
import { type FreshPage, readPage } from "#extension/sidepanel/read-page.ts";
import { toFailure } from "#extension/sidepanel/to-failure.ts";
import { noAnswer } from "#shared/assemble-answer.ts";
import { createId } from "#shared/create-id.ts";
import { TeranceError } from "#shared/errors.ts";
import { longestBody } from "#shared/http.ts";

/**
 * Asks one question: reads the page afresh, sends, and follows the answer to its end. When the page was
 * wanted and cannot be read, nothing is sent and the question stays where it was typed.
 */
export async function askQuestion(context: PanelContext, ask: Ask, ids: AskIds = newIds()): Promise<void> {
  const { store, browser } = context;
  if (store.read().phase !== "idle" || ask.text.trim() === "") return;
  const conversation = store.read().conversation.id;
  store.change({ type: "ask-began", ask });
  let fresh: FreshPage | undefined;
  try {
    if (store.read().isPageIncluded) fresh = await readPage(browser, ask);
    refuseTooMuch(fresh, ask);
  } catch (error) {
    if (store.read().pending === ask)
      store.change({ type: "ask-failed", failure: toFailure(error), ask, ids });
    return;
  }
  const state = store.read();
  if (state.pending !== ask || state.conversation.id !== conversation) return;
  const draft = draftRun(context, { ask, ids, fresh });
  const exchange = toExchange(draft, fresh);
  store.change({ type: "exchange-added", exchange, title: draft.conversation.title });
  await followAnswer(context, {
    exchange,
    signal: beginWatch(context),
    ask,
    events: async (watching) => (await context.library()).startRun(draft, watching),
  });
}

function refuseTooMuch(fresh: FreshPage | undefined, ask: Ask): void {
  const bytes = new TextEncoder().encode(JSON.stringify([fresh?.page, ask.text])).length;
  if (ask.text.length <= 32_000 && bytes < longestBody * 0.9) return;
  throw new TeranceError("body-too-large", {
    limit: ask.text.length > 32_000 ? "32,000 characters" : "4 MB",
  });
}

// A parent must exist at the worker: a question it never took has no answer to it.
function wasTaken({ answer }: Exchange): boolean {
  return answer.made.model !== "";
}

function newIds(): AskIds {
  return { question: createId(), answer: createId(), run: createId() };
}

type Asked = { ask: Ask; ids: AskIds; fresh: FreshPage | undefined };

function draftRun({ store, browser, locale }: PanelContext, { ask, ids, fresh }: Asked): RunDraft {
  const { conversation, exchanges, model } = store.read();
  const text = ask.text.trim();
  const pages = fresh ? [fresh.page] : [];
  const history = buildHistory(exchanges);
  const receipt = buildReceipt({ pages, text, history });
  const title =
    conversation.title || makeTitle({ text, action: ask.action, pageTitle: fresh?.page.title, locale });
  return {
    conversation: { id: conversation.id, title },
    run: ids.run,
    question: {
      id: ids.question,
      parent: exchanges.findLast(wasTaken)?.answer.id ?? null,
      message: { role: "user", text, ...(ask.action && { action: ask.action }), receipt },
    },
    answer: { id: ids.answer },
    text,
    action: ask.action,
    history,
    pages,
    language: browser.language,
    model,
  };
}

function toExchange(draft: RunDraft, fresh: FreshPage | undefined): Exchange {
  const { receipt } = draft.question.message;
  return {
    question: { id: draft.question.id, text: draft.text, action: draft.action, receipt },
    sent: { kind: "here", pages: draft.pages },
    tab: fresh?.tab,
    answer: { id: draft.answer.id, run: draft.run, made: noAnswer, failure: undefined, sequence: 0 },
  };
}
