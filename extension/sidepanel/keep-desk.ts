import type { Desk } from "#extension/sidepanel/library-port.ts";
import { openConversation } from "#extension/sidepanel/open-conversation.ts";
import type { PanelContext } from "#extension/sidepanel/panel-context.ts";
import type { PanelState } from "#extension/sidepanel/panel-state.ts";
import { toFailure } from "#extension/sidepanel/to-failure.ts";

const delay = 300;

/** Takes up where the panel was left: the draft, the model, the conversation whose answer was not seen to its end. */
export async function restoreDesk(context: PanelContext): Promise<Desk> {
  const { store } = context;
  try {
    const desk = await (await context.library()).readDesk();
    const { draft, exchanges, phase, model } = store.read();
    if (draft === "" && desk.draft !== "") store.change({ type: "draft-typed", draft: desk.draft });
    if (!model && desk.model) store.change({ type: "model-chosen", model: desk.model });
    const isFresh = exchanges.length === 0 && phase === "idle";
    if (isFresh && desk.conversation) void openConversation(context, { id: desk.conversation, title: "" });
    return desk;
  } catch (error) {
    store.change({ type: "notice-shown", failure: toFailure(error) });
    return { draft: "", conversation: null, model: null };
  }
}

/** Keeps the draft, the model and the open conversation as they change. Gives back how to stop. */
export function keepDesk({ store, library }: PanelContext, restored: Desk): () => void {
  let kept = restored;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = async () => {
    try {
      await (await library()).saveDesk(kept);
    } catch (error) {
      store.change({ type: "notice-shown", failure: toFailure(error) });
    }
  };
  const look = () => {
    const desk = deskOf(store.read());
    if (isSame(desk, kept)) return;
    // The panel may be closed at any moment: only typing waits for a pause.
    const wait = isSame({ ...desk, draft: kept.draft }, kept) ? delay : 0;
    kept = desk;
    clearTimeout(timer);
    timer = setTimeout(() => void save(), wait);
  };
  look();
  const unsubscribe = store.subscribe(look);
  return () => {
    clearTimeout(timer);
    unsubscribe();
  };
}

function isSame(one: Desk, other: Desk): boolean {
  return one.draft === other.draft && one.conversation === other.conversation && one.model === other.model;
}

// What was seen to its end is found among the past conversations; a panel opened anew begins with its page.
function deskOf({ draft, conversation, phase, isOpening, model }: PanelState): Desk {
  const isUnseen = phase === "asking" || phase === "answering" || isOpening;
  return { draft, conversation: isUnseen ? conversation.id : null, model: model ?? null };
}
