import { defineAction } from "#shared/actions/define-action.ts";

export const summarize = defineAction({
  id: "summarize",
  title: { en: "Summarize", de: "Zusammenfassen", es: "Resumir", fr: "Résumer", ar: "تلخيص", ja: "要約" },
  prompt: {
    en: "Summarize this.",
    de: "Fasse das zusammen.",
    es: "Resume esto.",
    fr: "Résume ceci.",
    ar: "لخّص هذا.",
    ja: "これを要約してください。",
  },
  instructions:
    "Summarize the page in three to six sentences: what it is about, what it says, what follows from it. Keep names, numbers and dates exact. Add nothing that is not on the page.",
  extractive: "summarize",
});
