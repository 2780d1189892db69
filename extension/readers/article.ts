import { choosePassages } from "#extension/readers/choose-passages.ts";
import {
  defineReader,
  type ReaderInput,
  type Reading,
  unreadable,
} from "#extension/readers/define-reader.ts";
import { finishPage } from "#extension/readers/finish-page.ts";
import { makePassages } from "#extension/readers/make-passages.ts";
import { createPace } from "#extension/readers/pace.ts";
import { addressOf, refuseDocument, titleOf } from "#extension/readers/page-facts.ts";
import { walkPage } from "#extension/readers/walk-page.ts";

/** The main content of any page: what the page is about, without its furniture. */
export const article = defineReader({ id: "article", read });

async function read({ document, signal }: ReaderInput): Promise<Reading> {
  signal.throwIfAborted();
  const refused = refuseDocument(document);
  if (refused) return refused;
  const address = addressOf(document);
  const pace = createPace(signal);
  const { root, tally } = await walkPage({ document, pace });
  const all = await makePassages(root, pace);
  const chosen = await choosePassages({ passages: all, title: titleOf(document), pace });
  if (chosen.length === 0) return unreadable("page-empty");
  const left = new Set(all);
  for (const passage of chosen) left.delete(passage);
  for (const passage of left)
    if (passage.kind !== "attribute") tally.omit("boilerplate", passage.text.length);
  if (addressOf(document) !== address) return unreadable("page-changed");
  return { kind: "page", page: finishPage({ document, source: "article", passages: chosen, tally }) };
}
