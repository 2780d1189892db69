import { en } from "#extension/locales/en.ts";
import type { Words } from "#extension/locales/words.ts";
import type { Locale } from "#shared/locales.ts";

const loaders: Record<Locale, () => Promise<Words>> = {
  en: async () => en,
  de: async () => en,
  es: async () => en,
  fr: async () => en,
  ar: async () => en,
  ja: async () => en,
};

/** Loads the words of one language, and of no other. */
export function loadWords(locale: Locale): Promise<Words> {
  return loaders[locale]();
}
