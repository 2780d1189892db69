import type { ActionId } from "#shared/actions/action-id.ts";
import { actions } from "#shared/actions/actions.ts";
import type { Locale } from "#shared/locales.ts";

const longest = 80;

/** A conversation's title: the question's first words, or the page's title and what is done with it. */
export function makeTitle(question: {
  text: string;
  action: ActionId | undefined;
  pageTitle: string | undefined;
  locale: Locale;
}): string {
  const { text, action, pageTitle, locale } = question;
  if (!action) return shorten(text);
  const title = actions[action].title[locale];
  return pageTitle ? shorten(`${title}: ${pageTitle}`) : title;
}

function shorten(text: string): string {
  const line = text.trim().replace(/\s+/g, " ");
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest);
  const space = cut.lastIndexOf(" ");
  return `${cut.slice(0, space > longest / 2 ? space : longest)}…`;
}
