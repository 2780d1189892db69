import { answerQuestion } from "#shared/extractive/answer-question.ts";
import { escapeMarkdown } from "#shared/extractive/escape-markdown.ts";
import { indexPassages, type Passage, type PassageIndex } from "#shared/extractive/index-passages.ts";
import { outlinePages } from "#shared/extractive/outline-pages.ts";
import { pickStatements } from "#shared/extractive/pick-statements.ts";
import { PageContext } from "#shared/page-context.ts";
import { z } from "#shared/zod.ts";

/** What the built-in engine is asked: an action's `extractive`, or "answer" for a question in free text. */
export const ExtractiveInput = z.strictObject({
  task: z.enum(["answer", "summarize", "key-points", "outline"]),
  question: z.string().max(32_000),
  pages: z.array(PageContext).max(8),
  /** BCP 47 tag of the language the person reads. */
  language: z.string().max(35),
});
export type ExtractiveInput = z.infer<typeof ExtractiveInput>;

/**
 * What the built-in engine answers: Markdown made of sentences of the pages, word for word, each followed by its
 * citation mark (`[b12]`), in list syntax where the task asks for a list. Nothing is made up; when nothing on the pages
 * matches a question, one plain sentence in the person's language says so. "" when the pages have no words.
 * Pure and deterministic; about 1 ms for 1,000 words.
 */
export function extract({ task, question, pages, language }: ExtractiveInput): string {
  const index = indexPassages(pages);
  switch (task) {
    case "answer":
      return answerQuestion({
        question,
        index,
        languages: [...pages.map((page) => page.language), language],
        language,
      });
    case "summarize":
      return inReadingOrder(index, pickStatements(index, countStatements(index, 3, 6)))
        .map(cite)
        .join(" ");
    case "key-points":
      return pickStatements(index, countStatements(index, 3, 8))
        .map((passage) => `- ${cite(passage)}`)
        .join("\n");
    case "outline":
      return outlinePages(index);
  }
}

/** Longer pages get more sentences: one for each fifteen, within bounds. */
function countStatements(index: PassageIndex, least: number, most: number): number {
  return Math.min(most, Math.max(least, Math.ceil(index.passages.length / 15)));
}

function inReadingOrder(index: PassageIndex, passages: readonly Passage[]): Passage[] {
  const chosen = new Set(passages);
  return index.passages.filter((passage) => chosen.has(passage));
}

function cite({ text, id }: Passage): string {
  return `${escapeMarkdown(text)} [${id}]`;
}
