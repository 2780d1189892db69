import type { Locale } from "#shared/locales.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long ago something was, in a language's own words; a date when it was more than a week ago. */
export function tellTime(time: number, locale: Locale, now: number = Date.now()): string {
  const ago = now - time;
  const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "short" });
  if (ago < minute) return words.format(0, "second");
  if (ago < hour) return words.format(-Math.floor(ago / minute), "minute");
  if (ago < day) return words.format(-Math.floor(ago / hour), "hour");
  if (ago < 7 * day) return words.format(-Math.floor(ago / day), "day");
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium" }).format(time);
}
