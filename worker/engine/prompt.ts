import type { ActionId } from "#shared/actions/action-id.ts";
import type { PageContext } from "#shared/page-context.ts";
import type { Turn } from "#shared/run.ts";

/** What a model is told. `instructions` hold no page text; the last of `turns` holds the pages and the question. */
export type Prompt = {
  instructions: string;
  turns: readonly Turn[];
  /** The same in parts, for the built-in engine, which needs no fences. */
  question: { text: string; action: ActionId | null; pages: readonly PageContext[]; language: string };
};
