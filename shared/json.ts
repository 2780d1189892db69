import { TeranceError } from "#shared/errors.ts";
import type { z } from "#shared/zod.ts";

const deepest = 64;

/**
 * Parses JSON that came from outside and checks it against a schema.
 * @throws TeranceError `malformed-json` when it is not JSON or nested deeper than 64, `invalid-request` when it does not fit.
 */
export function parseJson<T extends z.ZodType>(schema: T, text: string): z.infer<T> {
  return checkShape(schema, parseUnknown(text));
}

/** Checks an already parsed value. @throws TeranceError `invalid-request`, whose data names the first wrong field. */
export function checkShape<T extends z.ZodType>(schema: T, value: unknown): z.infer<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue?.path.map(String).join(".") || "body";
  throw new TeranceError("invalid-request", { field, reason: issue?.code ?? "unknown" });
}

function parseUnknown(text: string): unknown {
  if (isDeeperThan(text, deepest)) throw new TeranceError("malformed-json", { reason: "too deep" });
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new TeranceError("malformed-json", {}, { cause });
  }
}

// JSON.parse takes seconds on millions of nested brackets; this looks at each character once.
function isDeeperThan(text: string, limit: number): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 0x5c) at++;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x5b || code === 0x7b) {
      if (++depth > limit) return true;
    } else if (code === 0x5d || code === 0x7d) depth--;
  }
  return false;
}
