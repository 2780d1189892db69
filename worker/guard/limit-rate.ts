import { TeranceError } from "#shared/errors.ts";

/** Refuses what comes too often. The counter is permissive and per location: for abuse, never for money. */
export async function limitRate(limiter: RateLimit | undefined, key: string): Promise<void> {
  if (!limiter) return;
  const { success } = await limiter.limit({ key });
  if (!success) throw new TeranceError("rate-limited", { retryAfter: 60 });
}
