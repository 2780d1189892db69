import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { serveFile } from "#scripts/serve-file.ts";

export type Target = {
  url: string;
  isFile: boolean;
  /** What to call an address: the file's own where it was served by us, else itself. */
  show: (url: string) => string;
  stop: () => Promise<void>;
};

/** Makes a URL or a path something a browser can open. @throws Error when it is neither. */
export async function openTarget(name: string): Promise<Target> {
  if (/^https?:\/\//i.test(name)) {
    return { url: name, isFile: false, show: (url) => url, stop: () => Promise.resolve() };
  }
  const path = name.startsWith("file:") ? fileURLToPath(name) : name;
  if (!existsSync(path))
    throw new Error(`${name} is neither a file nor an address that begins with http(s)://`);
  const { url, shownUrl, stop } = await serveFile(path);
  const { origin } = new URL(url);
  return { url, isFile: true, show: (seen) => (seen.startsWith(origin) ? shownUrl : seen), stop };
}
