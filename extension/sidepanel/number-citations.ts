import { parseCitations } from "#shared/citations.ts";

/** Numbers the passages an answer cites by their first appearance, from 1. */
export function numberCitations(text: string): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const { blocks } of parseCitations(text)) {
    for (const block of blocks) if (!numbers.has(block)) numbers.set(block, numbers.size + 1);
  }
  return numbers;
}
