import { FileText, TextSelect } from "lucide-react";
import type { ReactNode } from "react";
import { showInvisible } from "#ui/markdown/show-invisible.ts";
import { textDirection } from "#ui/markdown/text-direction.ts";

export type QuestionViewProps = {
  text: string;
  /** Who asks, for screen readers. */
  author: string;
  /** What the question was asked about. */
  source: { kind: "article" | "selection"; title: string } | undefined;
};

/** A question as the person asked it. */
export function QuestionView({ text, author, source }: QuestionViewProps): ReactNode {
  const Icon = source?.kind === "selection" ? TextSelect : FileText;
  return (
    <div className="question">
      <div className="question-bubble" dir={textDirection(text)}>
        <span className="visually-hidden">{author}: </span>
        {showInvisible(text)}
      </div>
      {source && (
        <div className="question-source">
          <Icon size={12} aria-hidden />
          <span dir={textDirection(source.title)}>{showInvisible(source.title)}</span>
        </div>
      )}
    </div>
  );
}
