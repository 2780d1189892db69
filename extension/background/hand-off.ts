import type { GestureApi } from "#extension/background/gesture-api.ts";
import { openPanel } from "#extension/background/open-panel.ts";
import { jobKey } from "#shared/job-keys.ts";
import type { Job } from "#shared/messages.ts";

/** Leaves a job where the panel of its window finds it, and opens that panel within the gesture. */
export async function handOff(api: GestureApi, job: Job): Promise<void> {
  const stored = api.storage.session.set({ [jobKey(job.window)]: job });
  const opened = openPanel(api, job.window);
  await Promise.all([stored, opened]);
}
