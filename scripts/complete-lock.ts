import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

type LockedPackage = {
  version?: string;
  dev?: boolean;
  optionalDependencies?: Record<string, string>;
  [field: string]: unknown;
};
type Lock = { packages: Record<string, LockedPackage> };
type Missing = { parent: string; name: string; version: string };

/**
 * Optional packages that some package wants and the lock does not hold. `npm ci` refuses such a lock,
 * and npm writes one whenever its registry lacks the builds for other systems.
 */
export function findMissing(lock: Lock): Missing[] {
  return Object.entries(lock.packages).flatMap(([parent, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name, version]) => !isLocked(lock, { parent, name, version }))
      .map(([name, version]) => ({ parent, name, version })),
  );
}

/** Adds an entry for each missing one, so that other systems install it and this one passes it over. */
export function completeLock(lock: Lock): number {
  const missing = findMissing(lock);
  for (const { parent, name, version } of missing) {
    const top = `node_modules/${name}`;
    const path = lock.packages[top] === undefined ? top : `${parent}/${top}`;
    const isDevelopment = parent !== "" && lock.packages[parent]?.dev === true;
    lock.packages[path] = {
      version,
      ...readPlatform(name),
      ...(isDevelopment ? { dev: true } : {}),
      optional: true,
    };
  }
  const [root, ...rest] = Object.entries(lock.packages);
  if (root) lock.packages = Object.fromEntries([root, ...rest.sort(([a], [b]) => a.localeCompare(b, "en"))]);
  return missing.length;
}

function isLocked(lock: Lock, { parent, name, version }: Missing): boolean {
  for (let at: string | null = parent; at !== null; at = enclosing(at)) {
    const entry = lock.packages[`${at === "" ? "" : `${at}/`}node_modules/${name}`];
    if (entry) return entry.version === version || /[^\d.]/.test(version);
  }
  return false;
}

function enclosing(path: string): string | null {
  if (path === "") return null;
  const cut = path.lastIndexOf("/node_modules/");
  return cut < 0 ? "" : path.slice(0, cut);
}

function readPlatform(name: string): { os?: string[]; cpu?: string[]; libc?: string[] } {
  const words = name.split("/").at(-1)?.split("-") ?? [];
  const systems: Record<string, string> = { windows: "win32", win: "win32" };
  const os = words.find((word) =>
    /^(android|darwin|freebsd|linux|openharmony|win32|windows|win)$/.test(word),
  );
  const cpu = words.find((word) => /^(x64|64|arm64|arm|ia32|ppc64|riscv64|s390x)$/.test(word));
  const libc = words.find((word) => /^(musl|gnu)/.test(word));
  return {
    ...(cpu ? { cpu: [cpu === "64" ? "x64" : cpu] } : {}),
    ...(libc && os === "linux" ? { libc: [libc.startsWith("musl") ? "musl" : "glibc"] } : {}),
    ...(os ? { os: [systems[os] ?? os] } : {}),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lock: Lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
  const added = completeLock(lock);
  if (added > 0) writeFileSync("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`);
  process.stdout.write(`${added} entries added to package-lock.json\n`);
}
