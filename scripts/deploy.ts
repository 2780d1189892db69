import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildExtension } from "#scripts/build-extension.ts";
import { describeByHand, outputFolder } from "#scripts/local-extension.ts";
import { projectRoot } from "#scripts/project-root.ts";
import { runCommand } from "#scripts/run-command.ts";
import { runMain } from "#scripts/run-main.ts";

const environment = ["--env", "production"] as const;
const unset = "00000000-0000-0000-0000-000000000000";

await runMain(async () => {
  await step("Is wrangler signed in?", ["wrangler", "whoami"], (output) => {
    if (/not authenticated/i.test(output)) {
      throw new Error("Sign in with `npx wrangler login`, or set CLOUDFLARE_API_TOKEN.");
    }
  });
  checkDatabase();
  await step("Migrating the database", [
    "wrangler",
    "d1",
    "migrations",
    "apply",
    "DB",
    "--remote",
    ...environment,
  ]);
  const output = await step("Deploying the worker", ["wrangler", "deploy", ...environment]);
  const worker = process.env.TERANCE_WORKER_URL ?? /https:\/\/[\w.-]+/.exec(output)?.[0];
  if (!worker) {
    throw new Error(
      "The worker is deployed, but wrangler did not say where. Set TERANCE_WORKER_URL and run npm run build.",
    );
  }
  const folder = await buildExtension({ browser: "chrome", worker, folder: outputFolder });
  say(`✓ Built the extension for ${worker}\n\n${describeByHand(folder)}`);
  say(`
The worker is closed: accounts it does not know get the built-in engine only.
Connect a model with: npx wrangler secret put TERANCE_PROVIDERS --env production`);
});

/** A database has to exist before it can be migrated; its id is the owner's to write down. */
function checkDatabase(): void {
  const settings = readFileSync(join(projectRoot, "wrangler.toml"), "utf8");
  const production = settings.slice(settings.indexOf("[[env.production.d1_databases]]"));
  if (!production.includes(unset)) return;
  throw new Error(`There is no database yet. Make one, and put its id into wrangler.toml under [[env.production.d1_databases]]:
  npx wrangler d1 create terance-production`);
}

async function step(
  title: string,
  command: readonly [string, ...string[]],
  check: (output: string) => void = () => undefined,
): Promise<string> {
  const result = await runCommand({ command, env: { NO_COLOR: "1", WRANGLER_SEND_METRICS: "false" } });
  if (result.code !== 0) throw new Error(`✗ ${title}\n${result.output}`);
  check(result.output);
  say(`✓ ${title}`);
  return result.output;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
