import { defineAction } from "#shared/actions/define-action.ts";

export const keyPoints = defineAction({
  id: "key-points",
  title: {
    en: "Key points",
    de: "Kernpunkte",
    es: "Puntos clave",
    fr: "Points clés",
    ar: "النقاط الرئيسية",
    ja: "要点",
  },
  prompt: {
    en: "What are the key points?",
    de: "Was sind die Kernpunkte?",
    es: "¿Cuáles son los puntos clave?",
    fr: "Quels sont les points clés ?",
    ar: "ما هي النقاط الرئيسية؟",
    ja: "要点は何ですか。",
  },
  instructions:
    "List the key points of the page as three to eight bullets, the most important first. One complete statement per bullet, with its names, numbers and dates. Add nothing that is not on the page.",
  extractive: "key-points",
});
