import { CircleAlert, X } from "lucide-react";
import type { ReactNode } from "react";

export type NoteProps = {
  text: string;
  tone: "danger" | "calm";
  children?: ReactNode;
  onClose?: { label: string; run: () => void } | undefined;
};

/** A sentence that says what happened and what to do, with the buttons that do it. */
export function Note({ text, tone, children, onClose }: NoteProps): ReactNode {
  return (
    <div className="note" data-tone={tone}>
      <div className="note-row">
        {tone === "danger" && <CircleAlert size={16} aria-hidden />}
        <p>{text}</p>
        {onClose && (
          <button type="button" className="icon-button" aria-label={onClose.label} onClick={onClose.run}>
            <X size={15} aria-hidden />
          </button>
        )}
      </div>
      {children && <div className="note-actions">{children}</div>}
    </div>
  );
}
