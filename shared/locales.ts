/** The languages Terance's own words exist in; one file each under `extension/locales/`. */
export const locales = ["en", "de", "es", "fr", "ar", "ja"] as const;
export type Locale = (typeof locales)[number];

/** A text in every language of the product. */
export type Localized = Readonly<Record<Locale, string>>;

/** The best of our languages for a list of BCP 47 tags, most wanted first; English when none fits. */
export function pickLocale(wanted: readonly string[]): Locale {
  for (const tag of wanted) {
    const base = tag.toLowerCase().split("-")[0];
    const found = locales.find((locale) => locale === base);
    if (found) return found;
  }
  return "en";
}
