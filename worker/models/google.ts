import { createGoogle } from "@ai-sdk/google";
import { defineProvider } from "#worker/models/define-provider.ts";

export const google = defineProvider({
  id: "google",
  name: "Google",
  createModel: ({ settings, model, fetch }) =>
    createGoogle({
      apiKey: settings.apiKey ?? "",
      fetch,
      ...(settings.baseURL && { baseURL: settings.baseURL }),
    }).languageModel(model),
  options: {},
});
