import { z } from "#shared/zod.ts";

/** A UUIDv7 in lower-case hex (RFC 9562). Made by whoever creates the thing, so that every write is idempotent. */
export const Id = z.uuidv7();
export type Id = z.infer<typeof Id>;
