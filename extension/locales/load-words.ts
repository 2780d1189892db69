import { en } from "#extension/locales/en.ts";
import type { Words } from "#extension/locales/words.ts";
import type { Locale } from "#shared/locales.ts";

const loaders: Record<Locale, () => Promise<Words>> = {
  en: async () => en,
  de: () => import("#extension/locales/de.ts").then((file) => file.de),
  es: () => import("#extension/locales/es.ts").then((file) => file.es),
  fr: () => import("#extension/locales/fr.ts").then((file) => file.fr),
  ar: () => import("#extension/locales/ar.ts").then((file) => file.ar),
  ja: () => import("#extension/locales/ja.ts").then((file) => file.ja),
};

/** Loads the words of one language, and of no other. */
export function loadWords(locale: Locale): Promise<Words> {
  return loaders[locale]();
}
