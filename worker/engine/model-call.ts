import type { Config } from "#worker/config.ts";
import type { Env } from "#worker/context.ts";
import type { ChosenModel } from "#worker/engine/choose-model.ts";
import type { Prompt } from "#worker/engine/prompt.ts";

export type ModelCall = {
  env: Env;
  config: Config;
  chosen: ChosenModel;
  prompt: Prompt;
  /** Aborted by a stop: the call to the provider ends at once. */
  signal: AbortSignal;
};
