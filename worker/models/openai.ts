import { createOpenAI } from "@ai-sdk/openai";
import { defineProvider } from "#worker/models/define-provider.ts";

export const openai = defineProvider({
  id: "openai",
  name: "OpenAI",
  createModel: ({ settings, model, fetch }) =>
    createOpenAI({
      apiKey: settings.apiKey ?? "",
      fetch,
      ...(settings.baseURL && { baseURL: settings.baseURL }),
    }).responses(model),
  options: { openai: { store: false } },
});
