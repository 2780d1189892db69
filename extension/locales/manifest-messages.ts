import { locales } from "#extension/locales/locales.ts";
import { type Locale, locales as names } from "#shared/locales.ts";

type Messages = Record<"name" | "description" | "actionTitle" | "menuAsk", { message: string }>;

const words = await Promise.all(names.map(async (name) => [name, await locales[name]()] as const));
const manifests = new Map(words.map(([name, { manifest }]) => [name, manifest]));

/** The strings the manifest and the background need, in the form of `_locales/<locale>/messages.json`. */
export function manifestMessages(locale: Locale): Messages {
  const manifest = manifests.get(locale);
  if (!manifest) throw new Error(`no words for the language ${locale}`);
  const { name, description, actionTitle, menuAsk } = manifest;
  return {
    name: { message: name },
    description: { message: description },
    actionTitle: { message: actionTitle },
    menuAsk: { message: menuAsk },
  };
}
