import type { TestProject } from "vitest/node";
import { listRecordings, replayRecording } from "#tests/fakes/recordings.ts";
import { createScenarioScript, scenarioNames } from "#tests/fakes/scenarios.ts";
import { startFakeProvider } from "#tests/fakes/start-fake-provider.ts";

/** How many models each scenario has, so that tests that count or wait have one of their own. */
const copies = 4;

/** Starts the fake provider before the tests in workerd, which can start no server, and tells them where it is. */
export default async function serveFakeProvider(project: TestProject): Promise<() => Promise<void>> {
  const scenario = createScenarioScript();
  const fake = await startFakeProvider({
    script: (request) => replayRecording(request.model) ?? scenario(request),
  });
  const recordings = listRecordings();
  const kinds = [...new Set(recordings.map((one) => one.kind))];
  const names = scenarioNames.flatMap((name) =>
    Array.from({ length: copies }, (_, index) => `${name}:${index}`),
  );
  project.provide("fakeProvider", fake.url);
  project.provide("recordings", recordings);
  project.provide(
    "providers",
    JSON.stringify([
      ...["fake", "more"].map((id, index) => ({
        id,
        kind: "openai-compatible",
        baseURL: `${fake.url}/v1`,
        apiKey: "canary-provider-key",
        models: names.slice(index * 80, index * 80 + 80),
      })),
      ...kinds.map((kind) => ({
        id: `recorded-${kind}`,
        kind,
        baseURL: `${fake.url}/v1`,
        apiKey: "canary-provider-key",
        models: recordings.filter((one) => one.kind === kind).map((one) => one.model),
      })),
      { id: "nobody", kind: "openai-compatible", baseURL: "http://127.0.0.1:9/v1", models: ["model"] },
    ]),
  );
  return fake.close;
}

declare module "vitest" {
  interface ProvidedContext {
    fakeProvider: string;
    providers: string;
    recordings: { kind: string; model: string; source: string; text: string }[];
  }
}
