import type { JSONValue, LanguageModel } from "ai";
import { TeranceError } from "#shared/errors.ts";
import type { ModelCall } from "#worker/engine/stream-model.ts";
import { models } from "#worker/models/models.ts";

type OpenModel = {
  model: Exclude<LanguageModel, string>;
  options: Record<string, Record<string, JSONValue>>;
};

/** Makes the AI SDK's model for a call, with the one way out it may use, and the options that go along. */
export function openModel(call: Pick<ModelCall, "env" | "config" | "chosen" | "prompt">): OpenModel {
  const { settings } = call.chosen;
  if (!settings) throw new TeranceError("model-unknown", { model: call.chosen.id });
  const provider = models[settings.kind];
  const model = provider.openModel({
    settings,
    model: call.chosen.model,
    mayReachPrivate: call.config.mayReachPrivate,
    ai: call.env.AI,
  });
  return { model, options: toJson(provider.options) };
}

function toJson(value: unknown): Record<string, Record<string, JSONValue>> {
  return JSON.parse(JSON.stringify(value));
}
