import { ArrowDown } from "lucide-react";
import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { EmptyState } from "#extension/sidepanel/empty-state.tsx";
import { ExchangeView } from "#extension/sidepanel/exchange-view.tsx";
import { NoticeView } from "#extension/sidepanel/notice-view.tsx";
import { usePanelScope, useSelect } from "#extension/sidepanel/panel-scope.ts";
import { PendingView } from "#extension/sidepanel/pending-view.tsx";
import type { ActionId } from "#shared/actions/action-id.ts";

const near = 48;

/** The conversation: follows the answer down unless the person has scrolled up. */
export function ThreadView({ onAct }: { onAct: (action: ActionId) => void }): ReactNode {
  const { words } = usePanelScope();
  const exchanges = useSelect((state) => state.exchanges);
  const pending = useSelect((state) => state.pending);
  const isOpening = useSelect((state) => state.isOpening);
  const notice = useSelect((state) => state.notice);
  const isEmpty = exchanges.length === 0 && !pending && !isOpening;
  const { area, isAway, scrollToEnd, watchScroll } = useFollow([exchanges, pending, notice]);
  return (
    <main className="thread" ref={area} onScroll={watchScroll}>
      {isEmpty && <EmptyState onAct={onAct} />}
      {isOpening && <p className="calm">{words.thread.opening}</p>}
      {exchanges.map((exchange, at) => (
        <ExchangeView key={exchange.question.id} exchange={exchange} isLast={at === exchanges.length - 1} />
      ))}
      {pending && <PendingView ask={pending} />}
      {notice && <NoticeView notice={notice} />}
      {isAway && !isEmpty && (
        <button
          type="button"
          className="icon-button to-end"
          aria-label={words.thread.scrollDown}
          title={words.thread.scrollDown}
          onClick={scrollToEnd}
        >
          <ArrowDown size={16} aria-hidden />
        </button>
      )}
    </main>
  );
}

function useFollow(causes: readonly unknown[]) {
  const area = useRef<HTMLElement>(null);
  const [isAway, setAway] = useState(false);
  const scrollToEnd = () => {
    const element = area.current;
    if (element) element.scrollTop = element.scrollHeight;
  };
  const watchScroll = () => {
    const element = area.current;
    if (element) setAway(element.scrollHeight - element.scrollTop - element.clientHeight > near);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown has changed, so the end has moved.
  useLayoutEffect(() => {
    if (!isAway) scrollToEnd();
  }, [...causes]);
  return { area, isAway, scrollToEnd, watchScroll };
}
