import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { projectRoot } from "#scripts/project-root.ts";

/** The settings of a local worker: `.dev.vars`, and over it the environment's TERANCE_ variables. */
export function readLocalSettings(environment: NodeJS.ProcessEnv = process.env): Record<string, string> {
  const path = join(projectRoot, ".dev.vars");
  const own = existsSync(path) ? parseSettings(readFileSync(path, "utf8")) : {};
  const theirs = Object.entries(environment).flatMap(([name, value]) =>
    /^TERANCE_(?!WORKER_URL$|DATA$)/.test(name) && value !== undefined ? [[name, value] as const] : [],
  );
  return { TERANCE_ACCESS: "open", TERANCE_ALLOW_PRIVATE: "1", ...own, ...Object.fromEntries(theirs) };
}

/** Writes settings for wrangler, readable by this user only: a key on a command line is seen by everybody. */
export function writeSettings(path: string, settings: Record<string, string>): void {
  mkdirSync(dirname(path), { recursive: true });
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${quote(value)}\n`);
  writeFileSync(path, lines.join(""), { mode: 0o600 });
}

/** Reads `NAME=value` lines; quotes around a value are taken off, comments and empty lines passed over. */
export function parseSettings(text: string): Record<string, string> {
  const entries = text.split(/\r?\n/).flatMap((line) => {
    const match = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line);
    return match?.[1] ? [[match[1], unquote(match[2] ?? "")] as const] : [];
  });
  return Object.fromEntries(entries);
}

function quote(value: string): string {
  const mark = ["'", '"', "`"].find((one) => !value.includes(one)) ?? "'";
  return `${mark}${value.replaceAll("\n", " ")}${mark}`;
}

function unquote(value: string): string {
  const match = /^(['"`])(.*)\1$/.exec(value);
  return match?.[2] ?? value;
}
