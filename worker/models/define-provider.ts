import type { LanguageModelV4, SharedV4ProviderOptions } from "@ai-sdk/provider";
import type { ProviderSettings } from "#worker/config.ts";
import { createFetch, defaultRules } from "#worker/egress/create-fetch.ts";

export type ProviderCall = {
  settings: ProviderSettings;
  /** The name of the model, as the provider knows it. */
  model: string;
  /** The Workers AI binding, where the worker has one. */
  ai?: Ai | undefined;
};

type Definition<Kind extends string> = {
  /** Equals the file's name and the `kind` in `TERANCE_PROVIDERS`. */
  id: Kind;
  /** What a person reads. */
  name: string;
  /** Makes the AI SDK's model (never a string id, which would go to a third party's gateway) over the `fetch` given. */
  createModel: (call: ProviderCall & { fetch: typeof fetch }) => LanguageModelV4;
  /** What goes with every call: above all that the provider is not to keep it. */
  options: SharedV4ProviderOptions;
};

export type Provider<Kind extends string = string> = Omit<Definition<Kind>, "createModel"> & {
  openModel: (call: ProviderCall & { mayReachPrivate: boolean }) => LanguageModelV4;
};

/** Gives a provider its types, and `worker/egress/` as its only way out. */
export function defineProvider<const Kind extends string>(definition: Definition<Kind>): Provider<Kind> {
  const { createModel, ...rest } = definition;
  return {
    ...rest,
    openModel: ({ mayReachPrivate, ...call }) =>
      createModel({ ...call, fetch: createFetch({ ...defaultRules, mayReachPrivate }) }),
  };
}
