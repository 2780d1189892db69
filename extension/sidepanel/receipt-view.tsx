import { type ReactNode, useState } from "react";
import { fillWords } from "#extension/locales/fill-words.ts";
import { usePanelScope, useSelect } from "#extension/sidepanel/panel-scope.ts";
import type { SentPages } from "#extension/sidepanel/panel-state.ts";
import type { Omission } from "#shared/page-context.ts";
import type { Receipt } from "#shared/thread.ts";
import { showInvisible } from "#ui/markdown/show-invisible.ts";
import { SentText } from "#ui/thread/sent-text.tsx";

export type ReceiptViewProps = { receipt: Receipt; sent: SentPages; model: string };

/** What left the browser with a question, in counts; one click shows the exact text. */
export function ReceiptView({ receipt, sent, model }: ReceiptViewProps): ReactNode {
  const { context, words } = usePanelScope();
  const count = (sentence: string, amount: number) => fillWords(sentence, { count: amount }, context.locale);
  return (
    <section className="receipt" aria-label={words.receipt.title}>
      {receipt.pages.map((page) => (
        <PageReceipt key={page.url} page={page} />
      ))}
      <dl>
        <dt>{words.receipt.sentBesides}</dt>
        <dd>
          {count(words.receipt.question, receipt.questionCharacters)}
          {receipt.historyCharacters > 0 && `, ${count(words.receipt.history, receipt.historyCharacters)}`}
          {receipt.pages.length === 0 && `, ${words.receipt.noPage}`}
        </dd>
        <ModelLine model={model} />
      </dl>
      {receipt.pages.length > 0 && <ExactText sent={sent} />}
    </section>
  );
}

function PageReceipt({ page }: { page: Receipt["pages"][number] }): ReactNode {
  const { context, words } = usePanelScope();
  const { receipt } = words;
  const amounts = [
    fillWords(receipt.blocks, { count: page.blocks }, context.locale),
    fillWords(receipt.characters, { count: page.characters }, context.locale),
  ];
  return (
    <dl>
      <dt>{receipt.address}</dt>
      <dd className="receipt-address" dir="ltr">
        {showInvisible(page.url)}
      </dd>
      <dt>{receipt.source}</dt>
      <dd>
        {receipt[page.source]}: {amounts.join(", ")}
      </dd>
      <dt>{receipt.omissions}</dt>
      <dd>
        {page.omissions.length === 0 ? (
          receipt.nothingOmitted
        ) : (
          <ul>
            {page.omissions.map((omission) => (
              <li key={omission.reason}>
                <OmissionLine omission={omission} />
              </li>
            ))}
          </ul>
        )}
      </dd>
    </dl>
  );
}

function OmissionLine({ omission }: { omission: Omission }): ReactNode {
  const { context, words } = usePanelScope();
  const { reason, count, characters } = omission;
  const sentences = characters > 0 ? words.receipt.omission : words.receipt.omissionUncounted;
  return fillWords(sentences[reason], { count, characters }, context.locale);
}

function ModelLine({ model }: { model: string }): ReactNode {
  const { words } = usePanelScope();
  const known = useSelect((state) => state.models?.models.find(({ id }) => id === model));
  if (model === "") return null;
  const name =
    known?.isBuiltIn || model.startsWith("built-in/") ? words.receipt.builtIn : (known?.name ?? model);
  return (
    <>
      <dt>{words.receipt.model}</dt>
      <dd>{name}</dd>
    </>
  );
}

function ExactText({ sent }: { sent: SentPages }): ReactNode {
  const { words } = usePanelScope();
  const [isShown, setShown] = useState(false);
  if (sent.kind === "absent") return <p className="calm">{words.receipt.textNotHere}</p>;
  return (
    <>
      <button type="button" className="button" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
        {isShown ? words.receipt.hideText : words.receipt.showText}
      </button>
      {isShown && sent.kind === "here" && <SentText pages={sent.pages} label={words.receipt.title} />}
    </>
  );
}
