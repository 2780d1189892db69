import { ArrowUp, Square } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef } from "react";
import { ModelPicker } from "#extension/sidepanel/model-picker.tsx";
import { PageRow } from "#extension/sidepanel/page-row.tsx";
import { usePanelScope, useSelect } from "#extension/sidepanel/panel-scope.ts";
import { textDirection } from "#ui/markdown/text-direction.ts";

const imeKey = 229;
const tallest = 220;

/** Where a question is written: with it the page that goes along, who answers, and send or stop. */
export function Composer({ onSend, onStop }: { onSend: () => void; onStop: () => void }): ReactNode {
  const { words } = usePanelScope();
  const isBusy = useSelect((state) => state.phase !== "idle");
  const isEmpty = useSelect((state) => state.draft.trim() === "");
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      <div className="composer-card">
        <PageRow />
        <QuestionField onSend={onSend} />
        <div className="composer-foot">
          <ModelPicker />
          {isBusy ? (
            <button
              type="button"
              className="send"
              aria-label={words.composer.stop}
              title={words.composer.stop}
              onClick={onStop}
            >
              <Square size={13} fill="currentColor" aria-hidden />
            </button>
          ) : (
            <button
              type="submit"
              className="send"
              aria-label={words.composer.send}
              title={words.composer.send}
              disabled={isEmpty}
            >
              <ArrowUp size={18} aria-hidden />
            </button>
          )}
        </div>
      </div>
    </form>
  );
}

function QuestionField({ onSend }: { onSend: () => void }): ReactNode {
  const { context, words } = usePanelScope();
  const draft = useSelect((state) => state.draft);
  const conversation = useSelect((state) => state.conversation.id);
  const isPageIncluded = useSelect((state) => state.isPageIncluded);
  const field = useRef<HTMLTextAreaElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another conversation means: write here.
  useEffect(() => field.current?.focus(), [conversation]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text decides the height.
  useLayoutEffect(() => fitHeight(field.current), [draft]);
  return (
    <textarea
      ref={field}
      rows={1}
      dir={draft === "" ? undefined : textDirection(draft)}
      value={draft}
      aria-label={words.composer.label}
      placeholder={isPageIncluded ? words.composer.placeholder : words.composer.placeholderWithoutPage}
      title={words.composer.keys}
      onChange={(event) => context.store.change({ type: "draft-typed", draft: event.target.value })}
      onKeyDown={(event) => {
        if (!isSend(event)) return;
        event.preventDefault();
        onSend();
      }}
    />
  );
}

// While an input method composes, Enter picks a candidate; Safari and old Chromium tell it by the key code only.
function isSend(event: KeyboardEvent): boolean {
  const isComposing = event.nativeEvent.isComposing || event.keyCode === imeKey;
  return event.key === "Enter" && !event.shiftKey && !isComposing;
}

function fitHeight(field: HTMLTextAreaElement | null): void {
  if (!field) return;
  field.style.blockSize = "auto";
  field.style.blockSize = `${Math.min(field.scrollHeight, tallest)}px`;
}
