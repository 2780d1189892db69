import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "#scripts/project-root.ts";
import { parseSource, type Source } from "#tests/architecture/parse-source.ts";

/** Folders that hold source of ours; a new one is found by `findUnknownFolders`. */
export const sourceFolders = [
  "shared",
  "ui",
  "extension",
  "portal",
  "cli",
  "scripts",
  "worker",
  "tests",
] as const;

const notSource = new Set(["node_modules", "docs", "drizzle", "dist", "coverage"]);

/** Every TypeScript and JavaScript file of ours, parsed. @throws Error when there are none. */
export function listSources(): Source[] {
  const rootFiles = readdirSync(projectRoot).filter(isCode);
  const paths = [...rootFiles, ...sourceFolders.flatMap((folder) => listFiles(folder).filter(isCode))];
  if (paths.length < 20)
    throw new Error(`only ${paths.length} source files were found: the search is broken`);
  return paths.map((path) => parseSource(path, readFileSync(join(projectRoot, path), "utf8")));
}

/** Every file below a folder, from the project's root, with slashes; none when the folder is not there. */
export function listFiles(folder: string): string[] {
  const entries = readdirSync(join(projectRoot, "."), { withFileTypes: true });
  if (!entries.some((entry) => entry.name === folder.split("/")[0])) return [];
  return readdirSync(join(projectRoot, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(projectRoot.length + 1)
        .replaceAll("\\", "/"),
    )
    .sort();
}

export function findUnknownFolders(): string[] {
  return readdirSync(projectRoot, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith(".") && !notSource.has(entry.name))
    .map((entry) => entry.name)
    .filter((name) => !sourceFolders.some((folder) => folder === name));
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || path.startsWith("tests/");
}

function isCode(path: string): boolean {
  return (
    /\.(ts|tsx|mts|mjs|js)$/.test(path) && !path.endsWith(".d.ts") && !path.startsWith("tests/fixtures/")
  );
}
