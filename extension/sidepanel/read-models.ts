import type { PanelContext } from "#extension/sidepanel/panel-context.ts";

/** Asks the worker who can answer. When it is down the list stays empty: the next question says so. */
export async function readModels({ store, library }: PanelContext): Promise<void> {
  try {
    const models = await (await library()).listModels();
    store.change({ type: "models-listed", models });
    const { model } = store.read();
    if (model && !models.models.some(({ id }) => id === model)) {
      store.change({ type: "model-chosen", model: undefined });
    }
  } catch {
    // A question sent meanwhile tells the person; a notice at every opening would only be in the way.
  }
}
