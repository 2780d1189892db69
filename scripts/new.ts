import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "#scripts/project-root.ts";
import { runMain } from "#scripts/run-main.ts";
import { type Kind, scaffold, scaffoldKinds } from "#scripts/scaffold.ts";

await runMain(async () => {
  const [kind, name] = process.argv.slice(2);
  if (!isKind(kind) || !name) {
    throw new Error(`usage: npm run new ${Object.keys(scaffoldKinds).join("|")} <name>`);
  }
  const { list } = scaffoldKinds[kind];
  const listPath = join(projectRoot, list);
  const made = scaffold({ kind, name, list: readFileSync(listPath, "utf8") });
  for (const { path } of made.files) {
    if (existsSync(join(projectRoot, path))) throw new Error(`${path} is there already; nothing was written`);
  }
  for (const { path, text } of made.files) writeFileSync(join(projectRoot, path), text);
  writeFileSync(listPath, made.list);
  const paths = made.files.map((file) => `  ${file.path}`).join("\n");
  process.stdout.write(`Written:\n${paths}\n  ${list} (its line)\nNext: ${made.next}\n`);
});

function isKind(word: string | undefined): word is Kind {
  return word !== undefined && Object.hasOwn(scaffoldKinds, word);
}
