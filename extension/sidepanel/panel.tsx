import { type KeyboardEvent, type ReactNode, useMemo } from "react";
import type { Words } from "#extension/locales/words.ts";
import { Announcer } from "#extension/sidepanel/announcer.tsx";
import { Composer } from "#extension/sidepanel/composer.tsx";
import type { PanelContext } from "#extension/sidepanel/panel-context.ts";
import { PanelHeader } from "#extension/sidepanel/panel-header.tsx";
import { PanelScopeContext, useSelect } from "#extension/sidepanel/panel-scope.ts";
import { PastView } from "#extension/sidepanel/past-view.tsx";
import { ThreadView } from "#extension/sidepanel/thread-view.tsx";
import { type Conversation, useConversation } from "#extension/sidepanel/use-conversation.ts";

/** The side panel. */
export function Panel({ context, words }: { context: PanelContext; words: Words }): ReactNode {
  const scope = useMemo(() => ({ context, words }), [context, words]);
  const conversation = useConversation(context);
  return (
    <PanelScopeContext value={scope}>
      <PanelFrame conversation={conversation} />
      <Announcer />
    </PanelScopeContext>
  );
}

function PanelFrame({ conversation }: { conversation: Conversation }): ReactNode {
  const view = useSelect((state) => state.view);
  const isBusy = useSelect((state) => state.phase !== "idle");
  const stopOnEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !isBusy || event.nativeEvent.isComposing) return;
    event.preventDefault();
    conversation.stop();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape means stop wherever the focus is.
    <div className="panel" onKeyDown={stopOnEscape}>
      <PanelHeader onNew={conversation.leave} />
      {view === "past" ? (
        <PastView />
      ) : (
        <>
          <ThreadView onAct={conversation.act} />
          <Composer onSend={conversation.send} onStop={conversation.stop} />
        </>
      )}
    </div>
  );
}
