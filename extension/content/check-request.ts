import type { ContentRequest } from "#shared/messages.ts";

const longestPassage = 1_000_000;

/**
 * Checks a message against `ContentRequest`; null when it is none. By hand, because the schema's library
 * would be most of the script's bytes and this script goes into pages.
 */
export function checkRequest(message: unknown): ContentRequest | null {
  if (typeof message !== "object" || message === null) return null;
  const [kind, source, text, sentence] = ["kind", "source", "text", "sentence"].map((name) =>
    Object.hasOwn(message, name) ? Reflect.get(message, name) : undefined,
  );
  if (kind === "read" && (source === "article" || source === "selection")) return { kind, source };
  if (kind === "reveal" && isPassage(text) && isPassage(sentence)) return { kind, text, sentence };
  return null;
}

function isPassage(value: unknown): value is string {
  return typeof value === "string" && value.length <= longestPassage;
}
