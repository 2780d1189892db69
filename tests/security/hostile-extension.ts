import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const manifest = {
  manifest_version: 3,
  name: "Hostile",
  version: "1",
  background: { service_worker: "background.js" },
};

const background = `
self.knock = (id) => chrome.runtime.sendMessage(id, { kind: "read" }).then(() => "answered", (error) => error.message);
self.connect = (id) => new Promise((resolve) => {
  const port = chrome.runtime.connect(id);
  port.onMessage.addListener(() => resolve("answered"));
  port.onDisconnect.addListener(() => resolve(chrome.runtime.lastError?.message ?? "closed"));
  port.postMessage({ kind: "read" });
});
`;

/** Writes another extension, with no permission at all, that tries to speak to ours. Gives its folder. */
export async function writeHostileExtension(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "terance-hostile-"));
  await writeFile(join(folder, "manifest.json"), JSON.stringify(manifest));
  await writeFile(join(folder, "background.js"), background);
  await writeFile(join(folder, "frame.html"), "<!doctype html><title>hostile</title>");
  return folder;
}
