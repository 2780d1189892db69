import { useEffect, useMemo } from "react";
import { askQuestion } from "#extension/sidepanel/ask-question.ts";
import { keepDesk, restoreDesk } from "#extension/sidepanel/keep-desk.ts";
import { leaveConversation } from "#extension/sidepanel/leave-conversation.ts";
import type { PanelContext } from "#extension/sidepanel/panel-context.ts";
import { readModels } from "#extension/sidepanel/read-models.ts";
import { stopAnswer } from "#extension/sidepanel/stop-answer.ts";
import { watchPage } from "#extension/sidepanel/watch-page.ts";
import type { ActionId } from "#shared/actions/action-id.ts";
import { actions } from "#shared/actions/actions.ts";

export type Conversation = {
  send: () => void;
  act: (action: ActionId) => void;
  stop: () => void;
  leave: () => void;
};

/** Brings the panel to life, and gives what a person can do in it. */
export function useConversation(context: PanelContext): Conversation {
  useEffect(() => {
    const stops = [watchPage(context)];
    void restoreDesk(context).then((desk) => stops.push(keepDesk(context, desk)));
    void readModels(context);
    void context
      .library()
      .then((library) => library.finishDeletions())
      .catch(() => undefined);
    return () => {
      for (const stop of stops) stop();
    };
  }, [context]);
  return useMemo(() => verbsOf(context), [context]);
}

function verbsOf(context: PanelContext): Conversation {
  const { store, locale } = context;
  const ask = (text: string, action: ActionId | undefined) => {
    const { selection } = store.read();
    const source = selection ? "selection" : "article";
    void askQuestion(context, { text, action, source, target: selection?.target });
  };
  return {
    send: () => ask(store.read().draft, undefined),
    act: (action) => ask(actions[action].prompt[locale], action),
    stop: () => void stopAnswer(context),
    leave: () => leaveConversation(context),
  };
}
