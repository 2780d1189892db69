import type { Localized } from "#shared/locales.ts";

/** What the built-in engine can do without a model. */
export type ExtractiveTask = "answer" | "summarize" | "key-points" | "outline";

export type Action<Name extends string = string> = {
  /** Equals the file's name; the menu id, the event name and the commit scope. */
  id: Name;
  /** What a person reads in a menu or on a button. */
  title: Localized;
  /** What a person reads as the question in the conversation when the action is used on a page. */
  prompt: Localized;
  /** What the model is told, in English; the answer's language comes from the run. No page text. */
  instructions: string;
  /** Which task of the built-in engine serves it, or null when only a model can. */
  extractive: ExtractiveTask | null;
};

/** Gives an action its types; adds nothing. */
export function defineAction<const Name extends string>(action: Action<Name>): Action<Name> {
  return action;
}
