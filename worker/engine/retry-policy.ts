import type { ErrorCode, TeranceError } from "#shared/errors.ts";

export const mostAttempts = 3;

/** A provider that asks for more patience than this is told on to the person instead. */
const longestWait = 8_000;

const retried: ReadonlySet<ErrorCode> = new Set([
  "provider-failed",
  "provider-unreachable",
  "provider-rate-limited",
]);

/**
 * Milliseconds until the same call may be tried again, or null when it may not. Only before anything of the
 * answer was shown; never after what another try cannot mend (key, context length, refusal).
 */
export function waitBeforeRetry(failure: TeranceError, attempt: number): number | null {
  if (attempt >= mostAttempts || !retried.has(failure.code)) return null;
  const asked = failure.data.retryAfter;
  const wait = typeof asked === "number" ? asked * 1_000 : 200 * 2 ** (attempt - 1) * (1 + Math.random());
  return wait <= longestWait ? wait : null;
}
