import { askQuestion } from "#extension/sidepanel/ask-question.ts";
import { isFresh } from "#extension/sidepanel/is-fresh.ts";
import { leaveConversation } from "#extension/sidepanel/leave-conversation.ts";
import { lookAtPage } from "#extension/sidepanel/look-at-page.ts";
import type { PanelContext } from "#extension/sidepanel/panel-context.ts";
import type { Ask } from "#extension/sidepanel/panel-state.ts";
import { readPage } from "#extension/sidepanel/read-page.ts";
import { toFailure } from "#extension/sidepanel/to-failure.ts";
import { actions } from "#shared/actions/actions.ts";
import type { Job } from "#shared/messages.ts";

/** Does what gestures ask for, as long as the panel lives. Resolves when the waiting one has begun. */
export async function watchJobs(context: PanelContext, now: () => number = Date.now): Promise<void> {
  await context.browser.onJob((job) => {
    if (isFresh(job.at, now())) void takeJob(context, job);
  });
}

async function takeJob(context: PanelContext, job: Job): Promise<void> {
  const { store, locale } = context;
  const target = { tab: job.tab, frame: job.frame };
  // The gesture that made the job has also let the panel see the page.
  void lookAtPage(context);
  store.change({ type: "page-included", isIncluded: true });
  if (job.kind === "act" && job.action) {
    if (store.read().exchanges.length > 0 || store.read().phase !== "idle") leaveConversation(context);
    const text = actions[job.action].prompt[locale];
    return askQuestion(context, { text, action: job.action, source: job.source, target });
  }
  store.change({ type: "view-chosen", view: "thread" });
  if (job.source === "selection") await chooseSelection(context, target);
}

/** Reads what is selected and puts it before the composer. It is read afresh when the question is asked. */
export async function chooseSelection(
  { store, browser }: PanelContext,
  target: Ask["target"],
): Promise<void> {
  try {
    const { page, tab } = await readPage(browser, { source: "selection", target });
    const text = page.blocks.map((block) => block.text).join(" ");
    store.change({ type: "selection-chosen", selection: { text, target: target ?? { tab, frame: 0 } } });
  } catch (error) {
    store.change({ type: "notice-shown", failure: toFailure(error) });
  }
}
