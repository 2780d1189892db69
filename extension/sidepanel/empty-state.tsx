import { AlignLeft, Lightbulb, List, ListTree, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { usePanelScope, useSelect } from "#extension/sidepanel/panel-scope.ts";
import { WaysIn } from "#extension/sidepanel/ways-in.tsx";
import { ActionId } from "#shared/actions/action-id.ts";
import { actions } from "#shared/actions/actions.ts";

const icons: Record<ActionId, LucideIcon> = {
  summarize: AlignLeft,
  explain: Lightbulb,
  "key-points": List,
  outline: ListTree,
};

/** What an empty conversation shows: what can be done with the page, or how to let the panel see one. */
export function EmptyState({ onAct }: { onAct: (action: ActionId) => void }): ReactNode {
  const { words } = usePanelScope();
  const kind = useSelect((state) => state.page.kind);
  const isPageIncluded = useSelect((state) => state.isPageIncluded);
  if (!isPageIncluded) return <Greeting title={words.composer.placeholderWithoutPage} hint="" />;
  if (kind === "unknown") return <div className="empty" />;
  if (kind === "hidden") {
    return (
      <Greeting title={words.empty.hiddenTitle} hint="">
        <WaysIn />
      </Greeting>
    );
  }
  if (kind !== "visible")
    return <Greeting title={words.empty.internalTitle} hint={words.empty.internalHint} />;
  return (
    <Greeting title={words.empty.title} hint={words.empty.hint}>
      <ActionButtons onAct={onAct} />
    </Greeting>
  );
}

function Greeting({
  title,
  hint,
  children,
}: {
  title: string;
  hint: string;
  children?: ReactNode;
}): ReactNode {
  return (
    <div className="empty">
      <svg className="emblem" viewBox="0 0 128 128" aria-hidden="true">
        <path d="M64 44v54" stroke="currentColor" strokeWidth="18" strokeLinecap="round" />
        <path className="emblem-bar" d="M34 40h60" strokeWidth="22" strokeLinecap="round" />
      </svg>
      <h2>{title}</h2>
      {hint && <p>{hint}</p>}
      {children}
    </div>
  );
}

function ActionButtons({ onAct }: { onAct: (action: ActionId) => void }): ReactNode {
  const { context } = usePanelScope();
  return (
    <div className="actions">
      {ActionId.options.map((action) => {
        const Icon = icons[action];
        return (
          <button key={action} type="button" className="action" onClick={() => onAct(action)}>
            <Icon size={17} aria-hidden />
            {actions[action].title[context.locale]}
          </button>
        );
      })}
    </div>
  );
}
