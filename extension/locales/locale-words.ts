import { en } from "#extension/locales/en.ts";
import type { Words } from "#extension/locales/words.ts";
import type { Locale } from "#shared/locales.ts";

/** Every language's words. For the build; the panel loads only the one it needs. */
export const localeWords = {
  en,
  de: en,
  es: en,
  fr: en,
  ar: en,
  ja: en,
} satisfies Record<Locale, Words>;
