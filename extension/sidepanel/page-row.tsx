import { EyeOff, FileText, Globe, ShieldCheck, TextSelect, X } from "lucide-react";
import type { ReactNode } from "react";
import { fillWords } from "#extension/locales/fill-words.ts";
import { originOf } from "#extension/sidepanel/look-at-page.ts";
import { usePanelScope, useSelect } from "#extension/sidepanel/panel-scope.ts";
import type { PageView } from "#extension/sidepanel/panel-state.ts";
import { chooseSelection } from "#extension/sidepanel/watch-jobs.ts";
import { showInvisible } from "#ui/markdown/show-invisible.ts";
import { textDirection } from "#ui/markdown/text-direction.ts";

/** Says which page the panel can see and whether it goes along with the question. */
export function PageRow(): ReactNode {
  const page = useSelect((state) => state.page);
  const selection = useSelect((state) => state.selection);
  return (
    <div className="page-row">
      {selection ? <SelectionChip text={selection.text} /> : <PageChip page={page} />}
      {page.kind === "visible" && !selection && <PageTools page={page} />}
    </div>
  );
}

function PageChip({ page }: { page: PageView }): ReactNode {
  const { context, words } = usePanelScope();
  const isIncluded = useSelect((state) => state.isPageIncluded);
  const toggle = () => context.store.change({ type: "page-included", isIncluded: !isIncluded });
  const state = isIncluded ? words.page.included : words.page.notIncluded;
  return (
    <button
      type="button"
      className="chip"
      role="switch"
      aria-checked={isIncluded}
      aria-label={`${words.page.include}: ${labelOf(page, words.page)}`}
      title={page.kind === "visible" ? `${page.title}\n${page.url}\n${state}` : state}
      data-kind={page.kind}
      onClick={toggle}
    >
      <PageIcon kind={page.kind} />
      <span className="chip-text" dir={page.kind === "visible" ? textDirection(page.title) : undefined}>
        {showInvisible(labelOf(page, words.page))}
      </span>
      {page.kind === "visible" && page.host !== page.title && (
        <span className="chip-host" dir="ltr">
          {page.host}
        </span>
      )}
      <span className="chip-switch" aria-hidden />
    </button>
  );
}

function PageIcon({ kind }: { kind: PageView["kind"] }): ReactNode {
  const Icon = kind === "visible" ? FileText : kind === "hidden" ? EyeOff : Globe;
  return <Icon size={14} aria-hidden />;
}

function labelOf(
  page: PageView,
  words: { looking: string; none: string; hidden: string; internal: string },
): string {
  switch (page.kind) {
    case "visible":
      return page.title;
    case "unknown":
      return words.looking;
    default:
      return words[page.kind];
  }
}

function SelectionChip({ text }: { text: string }): ReactNode {
  const { context, words } = usePanelScope();
  return (
    <span className="chip chip-selection" title={text.slice(0, 600)}>
      <TextSelect size={14} aria-hidden />
      <span className="visually-hidden">{words.page.selected}: </span>
      <span className="chip-text" dir={textDirection(text)}>
        {showInvisible(text.slice(0, 160))}
      </span>
      <button
        type="button"
        className="icon-button chip-drop"
        aria-label={words.page.dropSelection}
        title={words.page.dropSelection}
        onClick={() => context.store.change({ type: "selection-chosen", selection: undefined })}
      >
        <X size={14} aria-hidden />
      </button>
    </span>
  );
}

function PageTools({ page }: { page: Extract<PageView, { kind: "visible" }> }): ReactNode {
  const { context, words } = usePanelScope();
  const hasAccess = useSelect((state) => state.hasSiteAccess);
  const allow = fillWords(words.page.alwaysAllow, { host: page.host });
  return (
    <>
      <button
        type="button"
        className="icon-button"
        aria-label={words.page.useSelection}
        title={words.page.useSelection}
        onClick={() => void chooseSelection(context, undefined)}
      >
        <TextSelect size={16} aria-hidden />
      </button>
      {!hasAccess && (
        <button
          type="button"
          className="icon-button"
          aria-label={allow}
          title={allow}
          onClick={() => void context.browser.requestAccess(originOf(page))}
        >
          <ShieldCheck size={16} aria-hidden />
        </button>
      )}
    </>
  );
}
