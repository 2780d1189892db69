import { existsSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { projectRoot } from "#scripts/project-root.ts";
import { listFiles, sourceFolders } from "#tests/architecture/list-sources.ts";

export type Document = { path: string; text: string };

type Surroundings = {
  /** Whether a path from the project's root is there. */
  exists: (path: string) => boolean;
  /** The npm scripts. */
  commands: readonly string[];
};

export const longestAgents = 100;

const folders: readonly string[] = [...sourceFolders, "docs", "drizzle", ".ci"];
const rootFile = /^(AGENTS|README|LICENSE|[\w.-]+\.(json|toml|ts|md|mjs))$/;

/** README.md, AGENTS.md and what lies below docs/. */
export function listDocuments(): Document[] {
  const roots = ["README.md", "AGENTS.md"].filter((path) => existsSync(join(projectRoot, path)));
  const paths = [...roots, ...listFiles("docs").filter((path) => path.endsWith(".md"))];
  return paths.map((path) => ({ path, text: readFileSync(join(projectRoot, path), "utf8") }));
}

/** Paths, links and commands that a document names and that are not there. */
export function findBrokenCitations(document: Document, { exists, commands }: Surroundings): string[] {
  const paths = citedPaths(document).filter((path) => !exists(path));
  const missing = citedCommands(document.text).filter((name) => !commands.includes(name));
  return [
    ...paths.map((path) => `${document.path} cites ${path}, which is not there`),
    ...missing.map((name) => `${document.path} cites npm run ${name}, which is not a script`),
  ];
}

/** Faults of form: an AGENTS.md that is too long, a decision without its date. */
export function findFormFaults(document: Document): string[] {
  const lines = document.text.replace(/\n$/, "").split("\n").length;
  if (document.path === "AGENTS.md" && lines > longestAgents) {
    return [`AGENTS.md has ${lines} lines, ${longestAgents} at most`];
  }
  const isDecision = document.path.startsWith("docs/decisions/") && !document.path.endsWith("/README.md");
  const isDated = /^docs\/decisions\/20\d\d-[01]\d-[0-3]\d-[a-z0-9-]+\.md$/.test(document.path);
  return isDecision && !isDated ? [`${document.path} does not begin with its date`] : [];
}

function citedPaths({ path, text }: Document): string[] {
  const links = [...text.matchAll(/\]\(([^)\s]+)[^)]*\)/g)]
    .map((match) => match[1] ?? "")
    .filter((target) => !/^([a-z]+:|#)/.test(target))
    .map((target) => posix.join(dirname(path), target.replace(/#.*$/, "")));
  const quoted = [...text.matchAll(/`([^`\n]+)`/g)]
    .map((match) => (match[1] ?? "").replace(/^\.\//, "").replace(/(:\d+)?[.,]?$/, ""))
    .filter(isPath);
  return [...new Set([...links, ...quoted])];
}

/** `shared/actions/` and `wrangler.toml` are paths; `POST /v1/runs`, `a/<name>.ts` and `shared/*` are not. */
function isPath(text: string): boolean {
  if (/[\s<>*{}$…|()]/.test(text) || text.includes("://")) return false;
  const isBelow = text.includes("/") && folders.includes(text.split("/")[0] ?? "");
  return isBelow || (rootFile.test(text) && !text.includes("/"));
}

function citedCommands(text: string): string[] {
  return [...text.matchAll(/\bnpm run ([a-z][\w:-]*)/g)].map((match) => match[1] ?? "");
}
