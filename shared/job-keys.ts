/** Where in `storage.session` the job of a window waits for its panel. */
export function jobKey(window: number): string {
  return `job:${window}`;
}

/**
 * Where in `storage.session` an open panel keeps the id of the tab it stands beside and cannot see; absent
 * while it can see. The toolbar button then lets it see instead of closing it.
 */
export function blindKey(window: number): string {
  return `blind:${window}`;
}
