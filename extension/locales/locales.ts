import { en } from "#extension/locales/en.ts";
import type { Words } from "#extension/locales/words.ts";
import type { Locale } from "#shared/locales.ts";

/** Every language, one file each; the panel loads the one it speaks and no other. */
export const locales = {
  en: async () => en,
  de: () => import("#extension/locales/de.ts").then(({ de }) => de),
  es: () => import("#extension/locales/es.ts").then(({ es }) => es),
  fr: () => import("#extension/locales/fr.ts").then(({ fr }) => fr),
  ar: () => import("#extension/locales/ar.ts").then(({ ar }) => ar),
  ja: () => import("#extension/locales/ja.ts").then(({ ja }) => ja),
} satisfies Record<Locale, () => Promise<Words>>;
