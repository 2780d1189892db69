import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findMissing } from "#scripts/complete-lock.ts";
import { projectRoot } from "#scripts/project-root.ts";

const lock = JSON.parse(readFileSync(join(projectRoot, "package-lock.json"), "utf8"));
const manifest = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8"));

test("the lock holds every optional build; `node scripts/complete-lock.ts` adds what npm forgot", () => {
  expect(Object.keys(lock.packages).length).toBeGreaterThan(100);
  expect(findMissing(lock)).toEqual([]);
});

test("every package is pinned to one version", () => {
  const versions: [string, unknown][] = [
    "dependencies",
    "devDependencies",
    "optionalDependencies",
    "overrides",
  ].flatMap((kind) => Object.entries(manifest[kind] ?? {}));

  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version)))).toEqual([]);
});

test("no file names the registry it was installed from", () => {
  expect(Object.values(lock.packages).filter((entry) => Object.hasOwn(Object(entry), "resolved"))).toEqual(
    [],
  );
});
