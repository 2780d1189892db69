import { defineAction } from "#shared/actions/define-action.ts";

export const explain = defineAction({
  id: "explain",
  title: { en: "Explain", de: "Erklären", es: "Explicar", fr: "Expliquer", ar: "شرح", ja: "説明" },
  prompt: {
    en: "Explain this.",
    de: "Erkläre das.",
    es: "Explica esto.",
    fr: "Explique ceci.",
    ar: "اشرح هذا.",
    ja: "これを説明してください。",
  },
  instructions:
    "Explain the text to an intelligent person who is new to the subject. Say first in one sentence what it means, then explain the terms and the reasoning. Mark what you add from general knowledge as such.",
  extractive: null,
});
