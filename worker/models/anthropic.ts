import { createAnthropic } from "@ai-sdk/anthropic";
import { defineProvider } from "#worker/models/define-provider.ts";

export const anthropic = defineProvider({
  id: "anthropic",
  name: "Anthropic",
  createModel: ({ settings, model, fetch }) =>
    createAnthropic({
      apiKey: settings.apiKey ?? "",
      fetch,
      ...(settings.baseURL && { baseURL: settings.baseURL }),
    }).languageModel(model),
  options: {},
});
