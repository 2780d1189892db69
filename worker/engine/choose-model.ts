import { TeranceError } from "#shared/errors.ts";
import type { ModelList } from "#shared/http.ts";
import type { Config, ProviderSettings } from "#worker/config.ts";
import type { Actor } from "#worker/context.ts";

export const builtInModel = "built-in/extractive";
const builtInName = "Built-in engine";

export type ChosenModel = {
  /** `provider/model`, as it goes over the wire. */
  id: string;
  /** The provider's id, for errors and the ledger. */
  provider: string;
  /** The name of the model, as the provider knows it. */
  model: string;
  /** Null for the built-in engine. */
  settings: ProviderSettings | null;
};

type Asker = { config: Config; actor: Pick<Actor, "kind"> };

/** What the account may use, the default first. A closed worker gives an anonymous account the built-in engine only. */
export function listModels({ config, actor }: Asker): ModelList {
  const connected = mayUseProviders({ config, actor })
    ? config.providers.flatMap(({ id: provider, models }) =>
        models.map((name) => ({ id: `${provider}/${name}`, provider, name, isBuiltIn: false })),
      )
    : [];
  const builtIn = { id: builtInModel, provider: "built-in", name: builtInName, isBuiltIn: true };
  const models = [...connected, builtIn];
  return { models, default: models[0]?.id ?? builtInModel };
}

/**
 * The model of a run: the one asked for, else the first connected, else the built-in engine.
 * @throws TeranceError `model-unknown`, `forbidden` where a closed worker has it for claimed accounts only
 */
export function chooseModel({ config, actor, wanted }: Asker & { wanted?: string | undefined }): ChosenModel {
  const id = wanted ?? listModels({ config, actor }).default;
  if (id === builtInModel) return { id, provider: "built-in", model: "extractive", settings: null };
  const settings = config.providers.find((one) => id.startsWith(`${one.id}/`));
  const model = id.slice((settings?.id.length ?? 0) + 1);
  if (!settings?.models.includes(model)) throw new TeranceError("model-unknown", { model: id });
  if (!mayUseProviders({ config, actor })) throw new TeranceError("forbidden");
  return { id, provider: settings.id, model, settings };
}

function mayUseProviders({ config, actor }: Asker): boolean {
  return config.access === "open" || actor.kind !== "anonymous";
}
