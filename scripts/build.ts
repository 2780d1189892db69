import { createHash } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildExtension } from "#scripts/build-extension.ts";
import { outputFolder } from "#scripts/local-extension.ts";
import { projectRoot } from "#scripts/project-root.ts";
import { runCommand } from "#scripts/run-command.ts";
import { runMain } from "#scripts/run-main.ts";
import { zipFolder } from "#scripts/zip-folder.ts";

const worker = process.env.TERANCE_WORKER_URL ?? "http://127.0.0.1:8787";
const browsers = ["chrome", "edge", "firefox"] as const;

await runMain(async () => {
  process.stdout.write(`For the worker at ${worker} (TERANCE_WORKER_URL):\n`);
  for (const browser of browsers) {
    rmSync(join(outputFolder, `${browser}-mv3`), { recursive: true, force: true });
    const folder = await buildExtension({ browser, worker, folder: outputFolder });
    const zip = zipFolder(folder);
    const path = join(outputFolder, `terance-${browser}.zip`);
    writeFileSync(path, zip);
    const hash = createHash("sha256").update(zip).digest("hex");
    process.stdout.write(`  ${path}  ${(zip.length / 1024).toFixed(0)} KB  sha256 ${hash}\n`);
  }
  await bundleWorker();
});

async function bundleWorker(): Promise<void> {
  const folder = join(projectRoot, "dist", "worker");
  const result = await runCommand({
    command: ["wrangler", "deploy", "--dry-run", "--outdir", folder],
    env: { WRANGLER_SEND_METRICS: "false", NO_COLOR: "1" },
  });
  if (result.code !== 0) throw new Error(`the worker could not be bundled:\n${result.output}`);
  const size = /Total Upload:.*/.exec(result.output)?.[0] ?? "";
  process.stdout.write(`  ${join(folder, "index.js")}  ${size}\n`);
}
