/** Who may know whom. `rooms` are folders, `packages` names of npm packages; a room may always use itself. */
export type Room = { rooms: readonly string[]; packages: readonly string[] };

const react = ["react", "react-dom"] as const;
// What the context is made of stands beside it: settings, the log, and the error of a refused call out.
const workerBasics = [
  "worker/context.ts",
  "worker/config.ts",
  "worker/log.ts",
  "worker/egress-error.ts",
  "shared",
] as const;

/** The import table. A file belongs to the longest matching row; a row that ends in `.ts` is that one file. */
export const roomTable: Readonly<Record<string, Room>> = {
  "shared/zod.ts": { rooms: [], packages: ["zod"] },
  shared: { rooms: [], packages: [] },
  "shared/vault": { rooms: ["shared"], packages: ["@hpke/core", "@noble/hashes"] },
  ui: { rooms: ["shared"], packages: [...react, "marked", "lucide-react"] },
  "extension/entrypoints": {
    rooms: [
      "extension/background",
      "extension/content",
      "extension/library",
      "extension/locales",
      "extension/options",
      "extension/readers",
      "extension/sidepanel",
      "shared",
      "ui",
    ],
    packages: ["wxt", ...react, "webextension-polyfill"],
  },
  "extension/locales": { rooms: ["shared"], packages: [] },
  "extension/readers": { rooms: ["shared"], packages: [] },
  "extension/content": { rooms: ["shared", "extension/readers"], packages: ["wxt", "webextension-polyfill"] },
  "extension/background": {
    rooms: ["shared", "extension/library", "extension/locales"],
    packages: ["wxt", "webextension-polyfill"],
  },
  "extension/sidepanel": {
    rooms: ["shared", "ui", "extension/library", "extension/locales", "extension/readers"],
    packages: [...react, "wxt", "webextension-polyfill", "eventsource-parser", "lucide-react"],
  },
  "extension/options": {
    rooms: ["shared", "ui", "extension/library", "extension/locales", "extension/readers"],
    packages: [...react, "wxt", "webextension-polyfill", "lucide-react"],
  },
  "extension/library": { rooms: ["shared"], packages: ["idb", "wxt", "webextension-polyfill"] },
  portal: { rooms: ["shared", "ui"], packages: [...react, "lucide-react"] },
  cli: { rooms: ["shared", "scripts"], packages: ["node:", "puppeteer-core"] },
  scripts: { rooms: ["shared"], packages: ["node:", "puppeteer-core", "marked", "eventsource-parser"] },
  "worker/index.ts": {
    rooms: [
      "worker/routes",
      "worker/guard",
      "worker/runs",
      "worker/analytics",
      "worker/integrations",
      ...workerBasics,
    ],
    packages: ["hono"],
  },
  "worker/context.ts": { rooms: ["worker", "shared"], packages: ["hono", "drizzle-orm"] },
  "worker/config.ts": { rooms: ["shared"], packages: [] },
  "worker/log.ts": { rooms: ["shared"], packages: [] },
  "worker/egress-error.ts": { rooms: ["shared"], packages: [] },
  "worker/routes": {
    rooms: [
      "worker/guard",
      "worker/runs",
      "worker/store",
      "worker/analytics",
      "worker/integrations",
      "worker/engine",
      ...workerBasics,
    ],
    packages: ["hono"],
  },
  "worker/runs": {
    rooms: ["worker/engine", "worker/store", "worker/guard", ...workerBasics],
    packages: ["ai", "cloudflare:"],
  },
  "worker/engine": { rooms: ["worker/models", "worker/store", ...workerBasics], packages: ["ai"] },
  "worker/models": {
    rooms: ["worker/egress", ...workerBasics],
    packages: ["ai", "@ai-sdk/", "workers-ai-provider"],
  },
  "worker/integrations": { rooms: ["worker/egress", "worker/store", ...workerBasics], packages: [] },
  "worker/guard": { rooms: ["worker/store", ...workerBasics], packages: ["hono"] },
  "worker/analytics": { rooms: ["worker/store", ...workerBasics], packages: [] },
  "worker/egress": { rooms: [...workerBasics], packages: ["cloudflare:"] },
  "worker/store": { rooms: [...workerBasics], packages: ["drizzle-orm"] },
};

/** Tests stand beside their file and may use these too, and every room under the same top folder. */
export const testPackages = [
  "vitest",
  "fast-check",
  "jsdom",
  "fake-indexeddb",
  "node:",
  "cloudflare:",
  "react",
  "react-dom",
  "hono",
  "ai",
  "@ai-sdk/",
  "oxc-parser",
  "marked",
  "puppeteer-core",
] as const;
