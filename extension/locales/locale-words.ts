import { ar } from "#extension/locales/ar.ts";
import { de } from "#extension/locales/de.ts";
import { en } from "#extension/locales/en.ts";
import { es } from "#extension/locales/es.ts";
import { fr } from "#extension/locales/fr.ts";
import { ja } from "#extension/locales/ja.ts";
import type { Words } from "#extension/locales/words.ts";
import type { Locale } from "#shared/locales.ts";

/** Every language's words. For the build; the panel loads only the one it needs. */
export const localeWords = { en, de, es, fr, ar, ja } satisfies Record<Locale, Words>;
