import type { TestProject } from "vitest/node";
import { buildExtension } from "#tests/e2e/harness/build-extension.ts";
import { freePort } from "#tests/e2e/harness/free-port.ts";
import { startWorker } from "#tests/e2e/harness/start-worker.ts";

export type Stage = {
  /** Folders of the built extension, and the port of 127.0.0.1 it was built for. */
  chrome: string;
  firefox: string;
  port: number;
  /** A worker as it comes: the built-in engine only. */
  plain: { port: number; folder: string; log: string };
  /** A worker whose default model is at a provider on `providerPort`, where each test puts its own. */
  connected: { port: number; folder: string; log: string };
  providerPort: number;
};

declare module "vitest" {
  interface ProvidedContext {
    stage: Stage;
  }
}

/** Builds the extension and starts the workers, once for all the tests. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const { port, chrome, firefox } = await buildExtension();
  const providerPort = await freePort();
  const baseURL = `http://127.0.0.1:${providerPort}/v1`;
  const provider = { id: "home", kind: "openai-compatible", baseURL, apiKey: "e2e-key", models: ["small"] };
  const [plain, connected] = await Promise.all([
    startWorker({ TERANCE_ACCESS: "open" }),
    startWorker({
      TERANCE_ACCESS: "open",
      TERANCE_ALLOW_PRIVATE: "1",
      TERANCE_PROVIDERS: JSON.stringify([provider]),
    }),
  ]);
  const facts = ({ port: at, folder, log }: typeof plain) => ({ port: at, folder, log });
  project.provide("stage", {
    chrome,
    firefox,
    port,
    plain: facts(plain),
    connected: facts(connected),
    providerPort,
  });
  return async () => {
    await Promise.all([plain.stop(), connected.stop()]);
  };
}
