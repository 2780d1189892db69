import { Component, type ReactNode } from "react";
import type { Words } from "#extension/locales/words.ts";
import { tellFailure } from "#extension/sidepanel/tell-failure.ts";
import { toFailure } from "#extension/sidepanel/to-failure.ts";
import type { Locale } from "#shared/locales.ts";
import { Note } from "#ui/thread/note.tsx";

export type PanelBoundaryProps = { words: Words; locale: Locale; children: ReactNode };

/** Keeps a fault in the panel's own code from leaving it blank. What was asked is in the library. */
export class PanelBoundary extends Component<PanelBoundaryProps, { error: unknown }> {
  override state: { error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    const { words, locale, children } = this.props;
    if (this.state.error === undefined) return children;
    return (
      <div className="thread">
        <Note text={tellFailure(toFailure(this.state.error), words, locale)} tone="danger">
          <button type="button" className="button" onClick={() => location.reload()}>
            {words.thread.retry}
          </button>
        </Note>
      </div>
    );
  }
}
