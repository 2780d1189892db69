import { memo, type ReactNode, useEffect } from "react";
import { AnswerFoot } from "#extension/sidepanel/answer-foot.tsx";
import { usePanelScope, useSelect } from "#extension/sidepanel/panel-scope.ts";
import type { Exchange } from "#extension/sidepanel/panel-state.ts";
import { readSent } from "#extension/sidepanel/read-sent.ts";
import { askAgain, rejoinAnswer } from "#extension/sidepanel/retry-question.ts";
import { tellFailure } from "#extension/sidepanel/tell-failure.ts";
import { useMarkdownParts } from "#extension/sidepanel/use-markdown-parts.tsx";
import { isTerminal } from "#shared/run.ts";
import { Markdown } from "#ui/markdown/markdown.tsx";
import { MarkdownPartsContext } from "#ui/markdown/markdown-parts.ts";
import { Note } from "#ui/thread/note.tsx";
import { QuestionView } from "#ui/thread/question-view.tsx";
import { WorkingView } from "#ui/thread/working-view.tsx";

export type ExchangeViewProps = { exchange: Exchange; isLast: boolean };

/** One question and its answer. */
export const ExchangeView = memo(function ExchangeView({ exchange, isLast }: ExchangeViewProps): ReactNode {
  const { context, words } = usePanelScope();
  useEffect(() => void readSent(context, exchange), [context, exchange]);
  const [read] = exchange.question.receipt?.pages ?? [];
  const source = read && { kind: read.source, title: read.title || read.url };
  return (
    <section className="exchange">
      <QuestionView text={exchange.question.text} author={words.thread.you} source={source} />
      <AnswerPart exchange={exchange} isLast={isLast} />
    </section>
  );
});

function AnswerPart({ exchange, isLast }: ExchangeViewProps): ReactNode {
  const { words } = usePanelScope();
  const { made } = exchange.answer;
  const hasEnded = isTerminal(made.state);
  const isCut = useSelect((state) => isLast && state.isCut);
  const parts = useMarkdownParts(exchange, hasEnded);
  const isSilent = hasEnded && made.text.trim() === "" && !exchange.answer.failure;
  return (
    <div className="answer" aria-busy={!hasEnded}>
      {made.text !== "" && (
        <MarkdownPartsContext value={parts}>
          <Markdown text={made.text} isStreaming={!hasEnded} />
        </MarkdownPartsContext>
      )}
      {!hasEnded && (made.text === "" || isCut) && (
        <WorkingView text={isCut ? words.thread.reconnecting : words.thread.thinking} />
      )}
      {isSilent && made.state === "ended" && <p className="calm">{words.thread.empty}</p>}
      {hasEnded && <AnswerEnd exchange={exchange} isLast={isLast} />}
      {hasEnded && <AnswerFoot exchange={exchange} isLast={isLast} />}
    </div>
  );
}

function AnswerEnd({ exchange, isLast }: ExchangeViewProps): ReactNode {
  const { context, words } = usePanelScope();
  const isIdle = useSelect((state) => state.phase === "idle");
  const { failure, made } = exchange.answer;
  if (made.state === "stopped") return <p className="calm">{words.thread.stopped}</p>;
  const isUnsent = made.state === "failed" && !failure;
  if (!failure && !isUnsent) return null;
  const canRejoin = failure?.code === "worker-unreachable" || failure?.code === "worker-not-understood";
  const text = failure ? tellFailure(failure, words, context.locale) : words.thread.notSent;
  const again = () => void (canRejoin ? rejoinAnswer(context, exchange) : askAgain(context, exchange));
  return (
    <Note text={text} tone="danger">
      {isLast && isIdle && (
        <button type="button" className="button" onClick={again}>
          {canRejoin ? words.thread.rejoin : words.thread.askAgain}
        </button>
      )}
    </Note>
  );
}
