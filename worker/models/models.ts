import type { providerKinds } from "#worker/config.ts";
import { anthropic } from "#worker/models/anthropic.ts";
import type { Provider } from "#worker/models/define-provider.ts";
import { google } from "#worker/models/google.ts";
import { openai } from "#worker/models/openai.ts";
import { openaiCompatible } from "#worker/models/openai-compatible.ts";
import { workersAi } from "#worker/models/workers-ai.ts";

/** Every kind of provider that `TERANCE_PROVIDERS` may name. */
export const models = {
  "openai-compatible": openaiCompatible,
  openai,
  anthropic,
  google,
  "workers-ai": workersAi,
} satisfies { [Kind in (typeof providerKinds)[number]]: Provider<Kind> };
