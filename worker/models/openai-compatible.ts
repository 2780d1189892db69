import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { defineProvider } from "#worker/models/define-provider.ts";

/** Whatever speaks OpenAI's chat completions: Ollama, llama.cpp, vLLM, LM Studio, OpenRouter, Groq … */
export const openaiCompatible = defineProvider({
  id: "openai-compatible",
  name: "OpenAI-compatible",
  createModel: ({ settings, model, fetch }) =>
    createOpenAICompatible({
      name: settings.id,
      baseURL: settings.baseURL ?? "",
      includeUsage: true,
      fetch,
      ...(settings.apiKey && { apiKey: settings.apiKey }),
    }).chatModel(model),
  options: {},
});
