import { describeRemedy, findMissingTools, locateBrowser } from "#scripts/browsers.mjs";

/** The executable of a Chromium (or Edge, or Chrome) or a Firefox. @throws Error with the exact remedy. */
export function findBrowser(name: "chromium" | "firefox"): string {
  const path = locateBrowser(name);
  if (path) return path;
  const missing = findMissingTools().filter((tool) => tool.name.toLowerCase().startsWith(name));
  throw new Error(
    `There is no ${name === "chromium" ? "Chromium" : "Firefox"} here.\n${describeRemedy(missing)}`,
  );
}
