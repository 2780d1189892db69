import { fillWords } from "#extension/locales/fill-words.ts";
import type { Words } from "#extension/locales/words.ts";
import type { Failure } from "#extension/sidepanel/panel-state.ts";
import { ActionId } from "#shared/actions/action-id.ts";
import { actions } from "#shared/actions/actions.ts";
import type { ErrorData } from "#shared/errors.ts";
import type { Locale } from "#shared/locales.ts";

/** The sentence a person reads about a failure, in their language, with the names they know things by. */
export function tellFailure({ code, data }: Failure, words: Words, locale: Locale): string {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(nameThings(data, words, locale))) values[name] = String(value);
  return fillWords(words.errors[code], values);
}

function nameThings(data: ErrorData, words: Words, locale: Locale): ErrorData {
  const action = ActionId.safeParse(data.action);
  return {
    ...data,
    shortcut: data.shortcut || words.page.itsShortcut,
    ...(action.success && { action: actions[action.data].title[locale] }),
  };
}
