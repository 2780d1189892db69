import { z } from "#shared/zod.ts";

/**
 * A sealed record as it travels and rests: `v1.<kind>.<base64url>`, where kind says what opens it:
 * `m` the master key, `c` a conversation's key, `r` a run key, `a` the account's private key (HPKE).
 */
export const SealedRecord = z
  .string()
  .max(1_500_000)
  .regex(/^v1\.[mcra]\.[A-Za-z0-9_-]+$/);
export type SealedRecord = z.infer<typeof SealedRecord>;
