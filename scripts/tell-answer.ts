import type { PanelAnswer } from "#scripts/ask-in-panel.ts";
import { locateCitations } from "#shared/citations.ts";
import { countCharacters } from "#shared/page-context.ts";
import type { RunRequest } from "#shared/run.ts";
import type { Citation, Receipt } from "#shared/thread.ts";

type TellerOptions = {
  isJson: boolean;
  /** What to call an address. */
  show: (url: string) => string;
  write?: (text: string) => void;
};

export type Teller = {
  /** Takes the answer as far as it has come. */
  grow: (text: string) => void;
  finish: (answer: PanelAnswer) => void;
};

/** Writes an answer to the terminal as it grows, then what it cites and what left the browser; or one JSON object. */
export function tellAnswer(options: TellerOptions): Teller {
  const { isJson, show, write = (text) => void process.stdout.write(text) } = options;
  let written = "";
  const grow = (text: string) => {
    if (isJson) return;
    // A step that failed is begun anew by another provider: what was written cannot be taken back.
    if (!text.startsWith(written)) {
      write("\n\n(begun anew)\n\n");
      written = "";
    }
    write(text.slice(written.length));
    written = text;
  };
  const finish = ({ request, answer }: PanelAnswer) => {
    const citations = locateCitations({ text: answer.text, pages: request.pages });
    const receipt = receiptOf(request, show);
    if (isJson) {
      const { text, model } = answer;
      write(`${JSON.stringify({ answer: text, citations, receipt, model, run: request.run })}\n`);
      return;
    }
    grow(answer.text);
    write(`\n\n${describeCitations(citations)}${describeReceipt(receipt, answer.model)}`);
  };
  return { grow, finish };
}

/** Counted from what the browser was seen to send. */
function receiptOf({ pages, text, history }: RunRequest, show: (url: string) => string): Receipt {
  return {
    pages: pages.map((page) => ({
      source: page.source,
      url: show(page.url),
      title: page.title,
      blocks: page.blocks.length,
      characters: countCharacters(page),
      omissions: page.omissions,
    })),
    questionCharacters: text.length,
    historyCharacters: history.reduce((sum, turn) => sum + turn.text.length, 0),
  };
}

function describeCitations(citations: readonly Citation[]): string {
  if (citations.length === 0) return "It cites nothing.\n\n";
  const lines = citations.map(({ block, text }) => `  [${block}] ${text || "(unverified: never sent)"}\n`);
  return `Cited:\n${lines.join("")}\n`;
}

function describeReceipt(receipt: Receipt, model: string): string {
  const pages = receipt.pages.map((page) => {
    const left = page.omissions.map(({ reason, count }) => `${count} × ${reason}`).join(", ") || "nothing";
    return `  ${page.url}\n  ${page.blocks} blocks, ${page.characters} characters; left out: ${left}\n`;
  });
  return `Left the browser, for ${model}:\n${pages.join("")}  ${receipt.questionCharacters} characters of the question\n`;
}
