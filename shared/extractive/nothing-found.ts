import type { Localized } from "#shared/locales.ts";

/** What the built-in engine says when no sentence of the pages shares a word with the question. */
export const nothingFound: Localized = {
  en: "Nothing on this page matches your question. Ask with words that the page uses.",
  de: "Nichts auf dieser Seite passt zu deiner Frage. Frag mit Wörtern, die auf der Seite stehen.",
  es: "Nada en esta página coincide con tu pregunta. Pregunta con palabras que use la página.",
  fr: "Rien sur cette page ne correspond à votre question. Posez-la avec les mots de la page.",
  ar: "لا شيء في هذه الصفحة يطابق سؤالك. اسأل بكلمات تستخدمها الصفحة.",
  ja: "このページには質問に合う内容がありません。ページで使われている言葉で質問してください。",
};
