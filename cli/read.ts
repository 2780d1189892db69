import { parseArgs } from "node:util";
import { openTarget, type Target } from "#scripts/open-target.ts";
import { pageToMarkdown } from "#scripts/page-to-markdown.ts";
import { readWithExtension } from "#scripts/read-with-extension.ts";
import { runMain } from "#scripts/run-main.ts";
import { openSession, type Session } from "#scripts/session.ts";

const usage = "usage: npm run read -- [--json] <url or file>…\n";

await runMain(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: "boolean" } },
  });
  if (positionals.length === 0) {
    process.stderr.write(usage);
    process.exitCode = 2;
    return;
  }
  const isOffline = positionals.every((name) => !/^https?:/i.test(name));
  const session = await openSession({ needsWorker: false, isOffline });
  try {
    for (const name of positionals) await readOne(session, { name, isJson: values.json === true });
  } finally {
    await session.close();
  }
});

/** Says on standard error what cannot be read, and goes on with the next. */
async function readOne(session: Session, { name, isJson }: { name: string; isJson: boolean }): Promise<void> {
  let target: Target | undefined;
  try {
    target = await openTarget(name);
    const page = await readWithExtension(session, target.url);
    const shown = { ...page, url: target.show(page.url) };
    process.stdout.write(isJson ? `${JSON.stringify(shown)}\n` : pageToMarkdown(shown));
  } catch (error) {
    process.stderr.write(`${name}: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  } finally {
    await target?.stop();
  }
}
