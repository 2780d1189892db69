import { countCharacters, type PageContext } from "#shared/page-context.ts";
import type { Turn } from "#shared/run.ts";
import type { Receipt } from "#shared/thread.ts";

/** Counts what is about to leave the browser. */
export function buildReceipt(sent: { pages: PageContext[]; text: string; history: Turn[] }): Receipt {
  return {
    pages: sent.pages.map((page) => ({
      source: page.source,
      url: page.url,
      title: page.title,
      blocks: page.blocks.length,
      characters: countCharacters(page),
      omissions: page.omissions,
    })),
    questionCharacters: sent.text.length,
    historyCharacters: sent.history.reduce((sum, turn) => sum + turn.text.length, 0),
  };
}
