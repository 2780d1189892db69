import { Check, Pencil, Trash2, X } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { fillWords } from "#extension/locales/fill-words.ts";
import { hideConversation, renameConversation } from "#extension/sidepanel/keep-past.ts";
import type { ConversationSummary } from "#extension/sidepanel/library-port.ts";
import { openConversation } from "#extension/sidepanel/open-conversation.ts";
import { usePanelScope, useSelect } from "#extension/sidepanel/panel-scope.ts";
import { tellTime } from "#extension/sidepanel/tell-time.ts";
import { showInvisible } from "#ui/markdown/show-invisible.ts";
import { textDirection } from "#ui/markdown/text-direction.ts";

/** One past conversation: open it, rename it, delete it. */
export function PastRow({ row }: { row: ConversationSummary }): ReactNode {
  const { context, words } = usePanelScope();
  const [isRenaming, setRenaming] = useState(false);
  const isOpen = useSelect((state) => state.conversation.id === row.id && state.exchanges.length > 0);
  if (isRenaming) return <RenameRow row={row} onDone={() => setRenaming(false)} />;
  const title = row.title || words.past.untitled;
  const show = () => {
    if (isOpen) context.store.change({ type: "view-chosen", view: "thread" });
    else void openConversation(context, row);
  };
  return (
    <li className="past-row" aria-current={isOpen || undefined}>
      <button
        type="button"
        className="past-open"
        aria-label={fillWords(words.past.open, { title })}
        onClick={show}
      >
        <span className="past-title">
          <bdi dir={textDirection(title)}>{showInvisible(title)}</bdi>
        </span>
        <time dateTime={new Date(row.updatedAt).toISOString()}>
          {tellTime(row.updatedAt, context.locale)}
        </time>
      </button>
      <RowButton label={`${words.past.rename}: ${title}`} onClick={() => setRenaming(true)}>
        <Pencil size={15} aria-hidden />
      </RowButton>
      <RowButton label={`${words.past.remove}: ${title}`} onClick={() => void hideConversation(context, row)}>
        <Trash2 size={15} aria-hidden />
      </RowButton>
    </li>
  );
}

function RenameRow({ row, onDone }: { row: ConversationSummary; onDone: () => void }): ReactNode {
  const { context, words } = usePanelScope();
  const [title, setTitle] = useState(row.title);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const save = () => {
    onDone();
    void renameConversation(context, { id: row.id, title });
  };
  return (
    <li className="past-row">
      <form
        className="past-rename"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
        onKeyDown={(event) => {
          if (event.key === "Escape" && !event.nativeEvent.isComposing) onDone();
        }}
      >
        <input
          ref={field}
          value={title}
          maxLength={200}
          dir={textDirection(title)}
          aria-label={words.past.rename}
          onChange={(event) => setTitle(event.target.value)}
        />
        <RowButton label={words.past.save} onClick={save}>
          <Check size={15} aria-hidden />
        </RowButton>
        <RowButton label={words.past.cancel} onClick={onDone}>
          <X size={15} aria-hidden />
        </RowButton>
      </form>
    </li>
  );
}

type RowButtonProps = { label: string; onClick: () => void; children: ReactNode };

function RowButton({ label, onClick, children }: RowButtonProps): ReactNode {
  return (
    <button type="button" className="icon-button" aria-label={label} title={label} onClick={onClick}>
      {children}
    </button>
  );
}
