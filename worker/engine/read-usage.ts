import type { LanguageModelUsage } from "ai";
import type { Usage } from "#shared/thread.ts";

/** More tokens than any window has: what a provider claims beyond is not believed. */
const most = 100_000_000;

/** What a provider says it used, as whole numbers that can be added up: no negative, no NaN, no fantasy. */
export function readUsage(usage: Pick<LanguageModelUsage, "inputTokens" | "outputTokens">): Usage {
  return { inputTokens: clamp(usage.inputTokens), outputTokens: clamp(usage.outputTokens) };
}

function clamp(claimed: unknown): number {
  if (typeof claimed !== "number" || !Number.isFinite(claimed)) return 0;
  return Math.min(most, Math.max(0, Math.round(claimed)));
}
