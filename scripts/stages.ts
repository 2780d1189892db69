/** One part of `npm test`. A check counts as one test; a suite's tests are counted from vitest's report. */
export type Stage = {
  name: string;
  kind: "check" | "suite";
  command: readonly [string, ...string[]];
  needsBrowser: boolean;
  /** Milliseconds after which it is ended and has failed. */
  timeout: number;
};

const minute = 60_000;

export const stages: readonly Stage[] = [
  check("lint", ["biome", "check", "."]),
  check("types", ["tsc", "-b"]),
  check("dead code", ["knip"]),
  suite("architecture", ["--project", "architecture"]),
  suite("unit", ["--project", "unit"]),
  suite("worker", ["--config", "vitest.worker.config.ts"]),
  browserSuite("reading", ["--config", "vitest.browser.config.ts"]),
  browserSuite("end to end", ["--config", "vitest.e2e.config.ts", "tests/e2e"]),
  browserSuite("security", ["--config", "vitest.e2e.config.ts", "tests/security"]),
];

function check(name: string, command: readonly [string, ...string[]]): Stage {
  return { name, kind: "check", command, needsBrowser: false, timeout: 3 * minute };
}

function suite(name: string, parameters: readonly string[]): Stage {
  const command = ["vitest", "run", ...parameters] as const;
  return { name, kind: "suite", command, needsBrowser: false, timeout: 5 * minute };
}

function browserSuite(name: string, parameters: readonly string[]): Stage {
  return { ...suite(name, parameters), needsBrowser: true, timeout: 12 * minute };
}
