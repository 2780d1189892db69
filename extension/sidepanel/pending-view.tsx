import type { ReactNode } from "react";
import { usePanelScope, useSelect } from "#extension/sidepanel/panel-scope.ts";
import type { Ask } from "#extension/sidepanel/panel-state.ts";
import { QuestionView } from "#ui/thread/question-view.tsx";
import { WorkingView } from "#ui/thread/working-view.tsx";

/** A question whose page is being read. */
export function PendingView({ ask }: { ask: Ask }): ReactNode {
  const { words } = usePanelScope();
  const isPageIncluded = useSelect((state) => state.isPageIncluded);
  return (
    <section className="exchange">
      <QuestionView text={ask.text.trim()} author={words.thread.you} source={undefined} />
      <WorkingView text={isPageIncluded ? words.thread.reading : words.thread.thinking} />
    </section>
  );
}
