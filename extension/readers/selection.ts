import {
  defineReader,
  type ReaderInput,
  type Reading,
  unreadable,
} from "#extension/readers/define-reader.ts";
import { finishPage } from "#extension/readers/finish-page.ts";
import { makePassages } from "#extension/readers/make-passages.ts";
import { createPace } from "#extension/readers/pace.ts";
import { refuseDocument } from "#extension/readers/page-facts.ts";
import { createPortion } from "#extension/readers/range-portion.ts";
import { selectedRanges } from "#extension/readers/selected-ranges.ts";
import { walkPage } from "#extension/readers/walk-page.ts";

/** What the person selected and can see, built from the ranges: the browser's own text of it carries hidden words. */
export const selection = defineReader({ id: "selection", read });

async function read({ document, signal }: ReaderInput): Promise<Reading> {
  signal.throwIfAborted();
  const refused = refuseDocument(document);
  if (refused) return refused;
  const ranges = selectedRanges(document);
  if (ranges.length === 0) return unreadable("selection-empty");
  const pace = createPace(signal);
  const { root, tally } = await walkPage({ document, pace, portion: createPortion(ranges).of });
  const passages = (await makePassages(root, pace)).filter((passage) => passage.kind !== "attribute");
  if (passages.length === 0) return unreadable("selection-empty");
  return { kind: "page", page: finishPage({ document, source: "selection", passages, tally }) };
}
