import { ArrowLeft, History, SquarePen } from "lucide-react";
import type { ReactNode } from "react";
import { usePanelScope, useSelect } from "#extension/sidepanel/panel-scope.ts";
import { textDirection } from "#ui/markdown/text-direction.ts";

/** The conversation's title, the way to past ones and to a new one. */
export function PanelHeader({ onNew }: { onNew: () => void }): ReactNode {
  const { context, words } = usePanelScope();
  const view = useSelect((state) => state.view);
  const title = useSelect((state) => state.conversation.title);
  const show = (next: "thread" | "past") => context.store.change({ type: "view-chosen", view: next });
  const heading = view === "past" ? words.past.title : title || words.manifest.name;
  return (
    <header className="header">
      {view === "past" ? (
        <IconButton label={words.header.backToThread} onClick={() => show("thread")}>
          <ArrowLeft size={18} className="flips" aria-hidden />
        </IconButton>
      ) : (
        <IconButton label={words.header.past} onClick={() => show("past")}>
          <History size={18} aria-hidden />
        </IconButton>
      )}
      <h1 dir={textDirection(heading)} title={heading}>
        {heading}
      </h1>
      <IconButton label={words.header.newConversation} onClick={onNew}>
        <SquarePen size={18} aria-hidden />
      </IconButton>
    </header>
  );
}

type IconButtonProps = { label: string; onClick: () => void; children: ReactNode };

function IconButton({ label, onClick, children }: IconButtonProps): ReactNode {
  return (
    <button type="button" className="icon-button" aria-label={label} title={label} onClick={onClick}>
      {children}
    </button>
  );
}
