import { localeWords } from "#extension/locales/locale-words.ts";
import type { Locale } from "#shared/locales.ts";

type Messages = Record<"name" | "description" | "actionTitle" | "menuAsk", { message: string }>;

/** The strings the manifest and the background need, in the form of `_locales/<locale>/messages.json`. */
export function manifestMessages(locale: Locale): Messages {
  const { name, description, actionTitle, menuAsk } = localeWords[locale].manifest;
  return {
    name: { message: name },
    description: { message: description },
    actionTitle: { message: actionTitle },
    menuAsk: { message: menuAsk },
  };
}
