import type { GestureApi } from "#extension/background/gesture-api.ts";
import { openPanel } from "#extension/background/open-panel.ts";
import { jobKey } from "#shared/job-keys.ts";
import type { Job } from "#shared/messages.ts";

/** Opens the panel of a window within the gesture, and leaves a job where that panel finds it. */
export async function handOff(api: GestureApi, job: Job): Promise<void> {
  const opened = openPanel(api, job.window);
  const stored = api.storage.session.set({ [jobKey(job.window)]: job });
  await Promise.all([stored, opened]);
}
