import { actions } from "#shared/actions/actions.ts";
import { pickLocale } from "#shared/locales.ts";
import type { ModelCall } from "#worker/engine/model-call.ts";
import type { Prompt } from "#worker/engine/prompt.ts";
import { type BuiltInInput, builtIn } from "#worker/models/built-in.ts";
import { models } from "#worker/models/models.ts";
import type { StreamCall } from "#worker/models/open-stream.ts";

type OpenModel = Pick<StreamCall, "model" | "options">;

/** Makes the AI SDK's model for a call, and the options that go along. */
export function openModel(call: Pick<ModelCall, "env" | "config" | "chosen" | "prompt">): OpenModel {
  const { settings } = call.chosen;
  if (!settings) return { model: builtIn, options: asOptions({ "built-in": toBuiltInInput(call.prompt) }) };
  const provider = models[settings.kind];
  const model = provider.openModel({
    settings,
    model: call.chosen.model,
    mayReachPrivate: call.config.mayReachPrivate,
    ai: call.env.AI,
  });
  return { model, options: asOptions(provider.options) };
}

function toBuiltInInput({ question }: Prompt): BuiltInInput {
  const { text, action, pages, language } = question;
  const input = { question: text, pages: [...pages], language };
  if (action === null) return { ...input, task: "answer" };
  const { extractive: task, title } = actions[action];
  return { ...input, task, action: title[pickLocale([language])] };
}

// Both sides are plain JSON: checked by their schemas, or written as literals.
function asOptions(value: object): OpenModel["options"] {
  return value as OpenModel["options"];
}
