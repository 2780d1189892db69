import type { PanelContext } from "#extension/sidepanel/panel-context.ts";
import { toFailure } from "#extension/sidepanel/to-failure.ts";

/** Tells the worker to stop the answer being made; what arrived stays. Reading a page is simply given up. */
export async function stopAnswer(context: PanelContext): Promise<void> {
  const { store } = context;
  const { phase, pending, conversation, exchanges } = store.read();
  if (phase === "reading" && pending) {
    store.change({ type: "ask-cancelled", ask: pending });
    return;
  }
  const answer = exchanges.at(-1)?.answer;
  if (phase === "idle" || !answer) return;
  try {
    await (await context.library()).stopRun({ conversation: conversation.id, run: answer.run });
  } catch (error) {
    store.change({ type: "notice-shown", failure: toFailure(error) });
  }
}
