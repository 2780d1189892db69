import { type ReactNode, useEffect } from "react";
import { fillWords } from "#extension/locales/fill-words.ts";
import { deleteHidden, readPast } from "#extension/sidepanel/keep-past.ts";
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
      {past.deleted && <Undo title={past.deleted.title || words.past.untitled} />}
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

function Undo({ title }: { title: string }): ReactNode {
  const { context, words } = usePanelScope();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each deletion has its own time.
  useEffect(() => {
    const timer = setTimeout(() => void deleteHidden(context), undoFor);
    return () => clearTimeout(timer);
  }, [context, title]);
  return (
    <div className="toast">
      <span>{fillWords(words.past.removed, { title })}</span>
      <button
        type="button"
        className="button"
        onClick={() => context.store.change({ type: "conversation-restored" })}
      >
        {words.past.undo}
      </button>
    </div>
  );
}
