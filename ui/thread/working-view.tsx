import type { ReactNode } from "react";

/** Says that something is under way. */
export function WorkingView({ text }: { text: string }): ReactNode {
  return (
    <div className="answer-status">
      <span className="dots" aria-hidden>
        <i />
        <i />
        <i />
      </span>
      <span>{text}</span>
    </div>
  );
}
