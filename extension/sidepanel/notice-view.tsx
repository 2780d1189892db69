import type { ReactNode } from "react";
import { usePanelScope, useSelect } from "#extension/sidepanel/panel-scope.ts";
import type { Notice } from "#extension/sidepanel/panel-state.ts";
import { retryNotice } from "#extension/sidepanel/retry-question.ts";
import { tellFailure } from "#extension/sidepanel/tell-failure.ts";
import { WaysIn } from "#extension/sidepanel/ways-in.tsx";
import { errorTable } from "#shared/errors.ts";
import { Note } from "#ui/thread/note.tsx";

/** Why a question was not sent or something else did not work, and what can be done about it. */
export function NoticeView({ notice }: { notice: Notice }): ReactNode {
  const { context, words } = usePanelScope();
  // An empty conversation shows the ways in by itself.
  const hasThread = useSelect((state) => state.exchanges.length > 0);
  const canRetry = notice.ask !== undefined && errorTable[notice.code].retry !== "never";
  const close = { label: words.thread.close, run: () => context.store.change({ type: "notice-closed" }) };
  return (
    <Note text={tellFailure(notice, words, context.locale)} tone="danger" onClose={close}>
      {notice.code === "page-not-visible" && hasThread && <WaysIn />}
      {canRetry && (
        <button type="button" className="button" onClick={() => void retryNotice(context, notice)}>
          {words.thread.retry}
        </button>
      )}
    </Note>
  );
}
