import { expect, test } from "vitest";
import { completeLock, findMissing } from "#scripts/complete-lock.ts";

test("adds the builds for other systems that a lock lacks, with the system they are for", () => {
  const lock = {
    packages: {
      "": {},
      "node_modules/fast": {
        dev: true,
        optionalDependencies: { "@fast/linux-x64-gnu": "1.0.0", "@fast/win32-arm64": "1.0.0" },
      },
      "node_modules/@fast/linux-x64-gnu": { version: "1.0.0" },
    },
  };

  const added = completeLock(lock);

  expect(added).toBe(1);
  expect(lock.packages).toHaveProperty(["node_modules/@fast/win32-arm64"], {
    version: "1.0.0",
    cpu: ["arm64"],
    os: ["win32"],
    dev: true,
    optional: true,
  });
  expect(findMissing(lock)).toEqual([]);
});

test("puts a second version beside the package that wants it", () => {
  const lock = {
    packages: {
      "": {},
      "node_modules/@fast/darwin-x64": { version: "1.0.0" },
      "node_modules/old": { optionalDependencies: { "@fast/darwin-x64": "0.9.0" } },
    },
  };

  completeLock(lock);

  expect(lock.packages).toHaveProperty(
    ["node_modules/old/node_modules/@fast/darwin-x64", "version"],
    "0.9.0",
  );
});
