import type { GestureApi } from "#extension/background/gesture-api.ts";

/** Chromium lets every script in a page read `storage.local` until told otherwise, at each start anew. */
export async function lockStorage({ storage }: GestureApi): Promise<void> {
  await Promise.all([
    storage.local.setAccessLevel?.({ accessLevel: "TRUSTED_CONTEXTS" }),
    storage.session.setAccessLevel?.({ accessLevel: "TRUSTED_CONTEXTS" }),
  ]);
}
