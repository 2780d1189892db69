import type { Usage } from "#shared/thread.ts";

/** More tokens than any window has: what a provider claims beyond is not believed. */
const most = 100_000_000;

/** What a provider says it used, as whole numbers that can be added up: no negative, no NaN, no fantasy. */
export function readUsage(claimed: { input: unknown; output: unknown }): Usage {
  return { inputTokens: clamp(claimed.input), outputTokens: clamp(claimed.output) };
}

function clamp(claimed: unknown): number {
  if (typeof claimed !== "number" || !Number.isFinite(claimed)) return 0;
  return Math.min(most, Math.max(0, Math.round(claimed)));
}
