import { beginWatch } from "#extension/sidepanel/begin-watch.ts";
import { followAnswer } from "#extension/sidepanel/follow-answer.ts";
import type { PanelContext } from "#extension/sidepanel/panel-context.ts";
import type { Exchange } from "#extension/sidepanel/panel-state.ts";

/** Watches a run that exists: what was produced so far comes at once, then it goes on live. */
export async function joinRun(context: PanelContext, exchange: Exchange): Promise<void> {
  const { store, library } = context;
  const { question, answer } = exchange;
  const place = { conversation: store.read().conversation.id, run: answer.run };
  const run = { place, answered: { question: question.id, answer: answer.id }, after: answer.sequence };
  store.change({ type: "run-joined" });
  await followAnswer(context, {
    exchange,
    signal: beginWatch(context),
    ask: undefined,
    events: async (watching) => (await library()).watchRun(run, watching),
  });
}
