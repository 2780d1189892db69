import { joinRun } from "#extension/sidepanel/join-run.ts";
import type { PanelContext } from "#extension/sidepanel/panel-context.ts";
import { toFailure } from "#extension/sidepanel/to-failure.ts";
import { viewStored } from "#extension/sidepanel/view-stored.ts";
import type { Id } from "#shared/ids.ts";

/** Shows a past conversation; an answer still being made is shown whole and goes on live. */
export async function openConversation(
  context: PanelContext,
  { id, title }: { id: Id; title: string },
): Promise<void> {
  const { store } = context;
  context.watching.current?.abort();
  store.change({ type: "conversation-opening", id, title });
  try {
    const library = await context.library();
    const stored = await library.readConversation(id);
    store.change({
      type: "conversation-opened",
      id,
      title: stored.title,
      exchanges: stored.exchanges.map(viewStored),
    });
  } catch (error) {
    if (store.read().conversation.id !== id) return;
    store.change({ type: "conversation-left" });
    store.change({ type: "notice-shown", failure: toFailure(error) });
    return;
  }
  await joinRunning(context, id);
}

async function joinRunning(context: PanelContext, conversation: Id): Promise<void> {
  const { store } = context;
  if (store.read().conversation.id !== conversation) return;
  const running = store.read().exchanges.findLast(({ answer }) => answer.made.state === "running");
  if (running) await joinRun(context, running);
}
