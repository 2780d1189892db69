import { defineAction } from "#shared/actions/define-action.ts";

export const outline = defineAction({
  id: "outline",
  title: { en: "Outline", de: "Gliederung", es: "Esquema", fr: "Plan", ar: "مخطط", ja: "アウトライン" },
  prompt: {
    en: "Outline this.",
    de: "Gliedere das.",
    es: "Haz un esquema de esto.",
    fr: "Fais le plan de ceci.",
    ar: "ضع مخططًا لهذا.",
    ja: "これのアウトラインを作ってください。",
  },
  instructions:
    "Give the page's outline as a nested list in reading order: its sections, and under each in a few words what it says. Use the page's own headings where it has them.",
  extractive: "outline",
});
