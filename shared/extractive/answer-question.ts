import { escapeMarkdown } from "#shared/extractive/escape-markdown.ts";
import type { PassageIndex } from "#shared/extractive/index-passages.ts";
import { nothingFound } from "#shared/extractive/nothing-found.ts";
import { rankPassages } from "#shared/extractive/rank-passages.ts";
import { pickLocale } from "#shared/locales.ts";

type Input = { question: string; index: PassageIndex; languages: readonly string[]; language: string };

const mostSentences = 3;

/** The sentences that answer best, the best first, each in a paragraph of its own with its mark. */
export function answerQuestion({ question, index, languages, language }: Input): string {
  const texts = new Set<string>();
  const lines: string[] = [];
  for (const { text, id } of rankPassages(question, index, languages)) {
    if (lines.length === mostSentences) break;
    if (texts.has(text)) continue;
    texts.add(text);
    lines.push(`${escapeMarkdown(text)} [${id}]`);
  }
  return lines.length === 0 ? nothingFound[pickLocale([language])] : lines.join("\n\n");
}
