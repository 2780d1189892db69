import type { PassageIndex } from "#shared/extractive/index-passages.ts";
import {
  type AlignmentMeasures,
  alignmentMeasureNames,
  createAlignment,
} from "#shared/extractive/measure-alignment.ts";
import {
  measureParagraph,
  type ParagraphMeasures,
  paragraphMeasureNames,
} from "#shared/extractive/measure-paragraph.ts";
import type { Query } from "#shared/extractive/measure-passages.ts";

/** What speaks for one of the few best passages; the keys are those that `finalWeights` adds to `weights`. */
export type CloseMeasures = ParagraphMeasures & AlignmentMeasures;

export const closeMeasureNames = [...paragraphMeasureNames, ...alignmentMeasureNames] as const;

/** Measures passages (`at`: their numbers) in ways that cost too much for every candidate. */
export function measureClosely(query: Query, index: PassageIndex, at: readonly number[]): CloseMeasures[] {
  const content = query.terms.filter(({ isFunction }) => !isFunction);
  const align = createAlignment(query, index);
  return at.map((passage) => ({ ...measureParagraph(content, index, passage), ...align(passage) }));
}
