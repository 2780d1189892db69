import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import type { LanguageModelV4 } from "@ai-sdk/provider";
import { createWorkersAI } from "workers-ai-provider";
import { TeranceError } from "#shared/errors.ts";
import { defineProvider, type ProviderCall } from "#worker/models/define-provider.ts";

/**
 * Cloudflare's own models: through the worker's `AI` binding, or, with a `baseURL` that ends in
 * `/accounts/<id>/ai/v1` and a key, through their OpenAI-compatible REST interface.
 */
export const workersAi = defineProvider({
  id: "workers-ai",
  name: "Cloudflare Workers AI",
  createModel: (call) => createOverRest(call) ?? createOverBinding(call),
  options: {},
});

function createOverRest({
  settings,
  model,
  fetch,
}: ProviderCall & { fetch: typeof globalThis.fetch }): LanguageModelV4 | undefined {
  if (!settings.baseURL) return undefined;
  const { baseURL, apiKey, id } = settings;
  return createOpenAICompatible({
    name: id,
    baseURL,
    includeUsage: true,
    fetch,
    ...(apiKey && { apiKey }),
  }).chatModel(model);
}

function createOverBinding({ ai, model }: ProviderCall): LanguageModelV4 {
  if (ai) return createWorkersAI({ binding: ai }).chat(model);
  throw new TeranceError("misconfigured", {
    setting: "TERANCE_PROVIDERS",
    remedy:
      "a provider of the kind workers-ai needs the AI binding in wrangler.toml, or a baseURL like https://api.cloudflare.com/client/v4/accounts/<id>/ai/v1 with an apiKey.",
  });
}
