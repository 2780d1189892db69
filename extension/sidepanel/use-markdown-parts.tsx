import { useMemo } from "react";
import { fillWords } from "#extension/locales/fill-words.ts";
import type { Words } from "#extension/locales/words.ts";
import { numberCitations } from "#extension/sidepanel/number-citations.ts";
import { usePanelScope } from "#extension/sidepanel/panel-scope.ts";
import type { Exchange } from "#extension/sidepanel/panel-state.ts";
import { revealPassage } from "#extension/sidepanel/reveal-passage.ts";
import { locateCitations } from "#shared/citations.ts";
import type { MarkdownParts } from "#ui/markdown/markdown-parts.ts";
import { CitationChip } from "#ui/thread/citation-chip.tsx";

/** Joins the Markdown of an answer to its sources. Sentences are looked up once the answer has ended. */
export function useMarkdownParts(exchange: Exchange, hasEnded: boolean): MarkdownParts {
  const { context, words } = usePanelScope();
  const { sent } = exchange;
  const { text } = exchange.answer.made;
  const numbers = useMemo(() => numberCitations(text), [text]);
  const passages = useMemo(() => passagesOf(exchange.sent), [exchange.sent]);
  const sentences = useMemo(() => sentencesOf(sent, hasEnded ? text : undefined), [sent, hasEnded, text]);
  return useMemo(
    () => ({
      words: words.markdown,
      copyText: context.browser.copyText,
      renderCitation: (block) => {
        const sentence = sentences.get(block) ?? "";
        const preview = sentence || (passages?.get(block) ?? "");
        const isSent = preview !== "";
        return (
          <CitationChip
            number={numbers.get(block) ?? 0}
            preview={isSent ? preview : whyUnverified(passages, words)}
            label={fillWords(words.citation.label, {
              number: numbers.get(block) ?? 0,
              text: isSent ? preview : whyUnverified(passages, words),
            })}
            onReveal={isSent ? () => void revealPassage(context, { exchange, block, sentence }) : undefined}
          />
        );
      },
    }),
    [context, exchange, numbers, passages, sentences, words],
  );
}

function passagesOf(sent: Exchange["sent"]): ReadonlyMap<string, string> | undefined {
  if (sent.kind !== "here") return undefined;
  return new Map(sent.pages.flatMap((page) => page.blocks.map((block) => [block.id, block.text] as const)));
}

function sentencesOf(sent: Exchange["sent"], text: string | undefined): ReadonlyMap<string, string> {
  if (sent.kind !== "here" || text === undefined) return new Map();
  const found = locateCitations({ text, pages: sent.pages });
  return new Map(found.toReversed().map((citation) => [citation.block, citation.text]));
}

function whyUnverified(passages: ReadonlyMap<string, string> | undefined, words: Words): string {
  return passages ? words.citation.unverified : words.citation.notHere;
}
