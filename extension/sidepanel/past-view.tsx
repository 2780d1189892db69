import { type ReactNode, useEffect } from "react";
import { fillWords } from "#extension/locales/fill-words.ts";
import { deleteHidden, readPast, restoreConversation } from "#extension/sidepanel/keep-past.ts";
import type { ConversationSummary } from "#extension/sidepanel/library-port.ts";
import { usePanelScope, useSelect } from "#extension/sidepanel/panel-scope.ts";
import type { Past } from "#extension/sidepanel/panel-state.ts";
import { PastRow } from "#extension/sidepanel/past-row.tsx";
import { tellFailure } from "#extension/sidepanel/tell-failure.ts";
import { Note } from "#ui/thread/note.tsx";

const undoFor = 8_000;

/** Past conversations, the latest first. */
export function PastView(): ReactNode {
  const { context, words } = usePanelScope();
  const past = useSelect((state) => state.past);
  useEffect(() => void readPast(context), [context]);
  return (
    <main className="past">
      {past.failure && (
        <Note text={tellFailure(past.failure, words, context.locale)} tone="danger">
          <button type="button" className="button" onClick={() => void readPast(context)}>
            {words.past.again}
          </button>
        </Note>
      )}
      <PastList past={past} />
      {past.deleted && <Undo key={past.deleted.id} row={past.deleted} />}
    </main>
  );
}

function PastList({ past }: { past: Past }): ReactNode {
  const { words } = usePanelScope();
  if (past.state === "reading" || past.state === "unread")
    return <p className="calm">{words.past.loading}</p>;
  if (past.conversations.length === 0 && past.state === "ready") {
    return (
      <div className="empty">
        <h2>{words.past.none}</h2>
        <p>{words.past.noneHint}</p>
      </div>
    );
  }
  return (
    <ul className="past-list">
      {past.conversations.map((row) => (
        <PastRow key={row.id} row={row} />
      ))}
    </ul>
  );
}

function Undo({ row }: { row: ConversationSummary }): ReactNode {
  const { context, words } = usePanelScope();
  const title = row.title || words.past.untitled;
  // Leaving the list takes the offer away too; what a closing panel cannot send is sent at the next start.
  useEffect(() => {
    const remove = () => void deleteHidden(context, row.id);
    const timer = setTimeout(remove, undoFor);
    window.addEventListener("pagehide", remove);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("pagehide", remove);
      remove();
    };
  }, [context, row.id]);
  return (
    <div className="toast">
      <span>{fillWords(words.past.removed, { title })}</span>
      <button type="button" className="button" onClick={() => void restoreConversation(context, row)}>
        {words.past.undo}
      </button>
    </div>
  );
}
