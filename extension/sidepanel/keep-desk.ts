import { openConversation } from "#extension/sidepanel/open-conversation.ts";
import type { PanelContext } from "#extension/sidepanel/panel-context.ts";
import type { PanelState } from "#extension/sidepanel/panel-state.ts";
import { toFailure } from "#extension/sidepanel/to-failure.ts";

const delay = 300;

/** Takes up where the panel was left: the draft, the model, the conversation with its running answer. */
export async function restoreDesk(context: PanelContext): Promise<void> {
  const { store } = context;
  try {
    const desk = await (await context.library()).readDesk();
    const { draft, exchanges, phase, model } = store.read();
    if (draft === "" && desk.draft !== "") store.change({ type: "draft-typed", draft: desk.draft });
    if (!model && desk.model) store.change({ type: "model-chosen", model: desk.model });
    const isFresh = exchanges.length === 0 && phase === "idle";
    if (isFresh && desk.conversation) await openConversation(context, { id: desk.conversation, title: "" });
  } catch (error) {
    store.change({ type: "notice-shown", failure: toFailure(error) });
  }
}

/** Keeps the draft, the model and the open conversation as they change. Gives back how to stop. */
export function keepDesk({ store, library }: PanelContext): () => void {
  let kept = deskOf(store.read());
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = async () => {
    try {
      await (await library()).saveDesk(kept);
    } catch (error) {
      store.change({ type: "notice-shown", failure: toFailure(error) });
    }
  };
  const unsubscribe = store.subscribe(() => {
    const desk = deskOf(store.read());
    if (desk.draft === kept.draft && desk.conversation === kept.conversation && desk.model === kept.model)
      return;
    kept = desk;
    clearTimeout(timer);
    timer = setTimeout(() => void save(), delay);
  });
  return () => {
    clearTimeout(timer);
    unsubscribe();
  };
}

function deskOf({ draft, conversation, exchanges, isOpening, model }: PanelState) {
  const isKept = exchanges.length > 0 || isOpening;
  return { draft, conversation: isKept ? conversation.id : null, model: model ?? null };
}
