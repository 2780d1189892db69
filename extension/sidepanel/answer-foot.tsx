import { Check, ChevronDown, Copy, ReceiptText, RotateCcw } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { usePanelScope, useSelect } from "#extension/sidepanel/panel-scope.ts";
import type { Exchange } from "#extension/sidepanel/panel-state.ts";
import { ReceiptView } from "#extension/sidepanel/receipt-view.tsx";
import { askAgain } from "#extension/sidepanel/retry-question.ts";
import { stripCitations } from "#shared/citations.ts";

const copiedFor = 1_600;

/** Below an answer: copy, ask again, and what was sent for it. */
export function AnswerFoot({ exchange, isLast }: { exchange: Exchange; isLast: boolean }): ReactNode {
  const { context, words } = usePanelScope();
  const [isOpen, setOpen] = useState(false);
  const isIdle = useSelect((state) => state.phase === "idle");
  const { made } = exchange.answer;
  return (
    <>
      <div className="answer-foot">
        {made.text !== "" && <CopyAnswer text={made.text} />}
        {isLast && isIdle && !exchange.answer.failure && (
          <button
            type="button"
            className="button button-quiet"
            onClick={() => void askAgain(context, exchange)}
          >
            <RotateCcw size={14} aria-hidden />
            {words.thread.askAgain}
          </button>
        )}
        {exchange.question.receipt && (
          <button
            type="button"
            className="button button-quiet"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            <ReceiptText size={14} aria-hidden />
            {words.receipt.title}
            <ChevronDown size={14} className="turns" aria-hidden />
          </button>
        )}
      </div>
      {isOpen && exchange.question.receipt && (
        <ReceiptView receipt={exchange.question.receipt} sent={exchange.sent} model={made.model} />
      )}
    </>
  );
}

function CopyAnswer({ text }: { text: string }): ReactNode {
  const { context, words } = usePanelScope();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), copiedFor);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = () => void context.browser.copyText(stripCitations(text).trim()).then(() => setCopied(true));
  return (
    <button type="button" className="button button-quiet" onClick={copy}>
      {isCopied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
      {isCopied ? words.thread.copied : words.thread.copyAnswer}
    </button>
  );
}
