import { askQuestion } from "#extension/sidepanel/ask-question.ts";
import { joinRun } from "#extension/sidepanel/join-run.ts";
import type { PanelContext } from "#extension/sidepanel/panel-context.ts";
import type { Exchange, Notice } from "#extension/sidepanel/panel-state.ts";

/** Asks again what failed before the worker took it, with the page as it is now. */
export async function retryNotice(context: PanelContext, notice: Notice): Promise<void> {
  const { store } = context;
  store.change({ type: "notice-closed" });
  if (!notice.ask) return;
  const typed = store.read().draft.trim();
  const text = notice.ask.action || typed === "" ? notice.ask.text : typed;
  await askQuestion(context, { ...notice.ask, text }, notice.ids);
}

/** Asks a question of the conversation once more, as a new question with the page as it is now. */
export async function askAgain(context: PanelContext, { question, tab }: Exchange): Promise<void> {
  const source = question.receipt?.pages[0]?.source ?? "article";
  const target = tab === undefined || source === "article" ? undefined : { tab, frame: 0 };
  await askQuestion(context, { text: question.text, action: question.action, source, target });
}

/** Watches an answer again whose connection broke; what came meanwhile is replayed. */
export async function rejoinAnswer(context: PanelContext, exchange: Exchange): Promise<void> {
  const { store } = context;
  if (store.read().phase !== "idle") return;
  const { answer } = exchange;
  const resumed = { ...answer, made: { ...answer.made, state: "running" as const }, failure: undefined };
  store.change({ type: "answer-changed", answer: resumed });
  await joinRun(context, { ...exchange, answer: resumed });
}
