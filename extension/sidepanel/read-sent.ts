import type { PanelContext } from "#extension/sidepanel/panel-context.ts";
import type { Exchange } from "#extension/sidepanel/panel-state.ts";

/** Looks up the exact text that was sent with a question, once. */
export async function readSent(
  { store, library }: PanelContext,
  { question, sent }: Exchange,
): Promise<void> {
  if (sent.kind !== "unread") return;
  const pages = await (await library()).readSent(question.id).catch(() => null);
  store.change({
    type: "sent-read",
    question: question.id,
    sent: pages ? { kind: "here", pages } : { kind: "absent" },
  });
}
