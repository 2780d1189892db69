import type { LanguageModelV4, SharedV4ProviderOptions } from "@ai-sdk/provider";
import type { ProviderSettings } from "#worker/config.ts";

export type ProviderCall = {
  settings: ProviderSettings;
  /** The name of the model, as the provider knows it. */
  model: string;
  /** The only way out: `worker/egress/`. */
  fetch: typeof fetch;
  /** The Workers AI binding, where the worker has one. */
  ai?: Ai | undefined;
};

export type Provider<Kind extends string = string> = {
  /** Equals the file's name and the `kind` in `TERANCE_PROVIDERS`. */
  id: Kind;
  /** What a person reads. */
  name: string;
  /** Makes the AI SDK's model; never a string id, which would go to a third party's gateway. */
  createModel: (call: ProviderCall) => LanguageModelV4;
  /** What goes with every call: above all that the provider is not to keep it. */
  options: SharedV4ProviderOptions;
};

/** Gives a provider its types; adds nothing. */
export function defineProvider<const Kind extends string>(provider: Provider<Kind>): Provider<Kind> {
  return provider;
}
