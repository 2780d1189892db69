import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { en } from "#extension/locales/en.ts";
import type { Panel } from "#tests/e2e/harness/drive-panel.ts";
import { openScene, type Scene } from "#tests/e2e/harness/open-scene.ts";
import { readDatabase } from "#tests/e2e/harness/read-database.ts";
import { until } from "#tests/e2e/harness/until.ts";
import { bakery } from "#tests/e2e/pages.ts";
import { chatAnswer, chatChunk, chatError } from "#tests/fakes/chat-completion.ts";
import { type FakeProvider, type Script, startFakeProvider } from "#tests/fakes/start-fake-provider.ts";

const { connected, providerPort } = inject("stage");
const whole: Script = () => chatAnswer(["Twenty thousand", " tarts [b3]."]);
let scene: Scene;
let panel: Panel;
let provider: FakeProvider;
let script: Script = whole;

beforeAll(async () => {
  scene = await openScene("connected", { "/bakery": bakery });
});

afterAll(() => scene?.close());

beforeEach(async () => {
  script = whole;
  provider = await startFakeProvider({ port: providerPort, script: (request) => script(request) });
  panel = await scene.openPanelAt(scene.sites.one("/bakery"));
  await panel.shows("The bakery of Lisbon");
  await panel.press(en.header.newConversation);
});

afterEach(async () => {
  await scene.closePanel();
  await provider.close();
});

function gated(gate: string): Script {
  return () => [
    chatChunk({ content: "Before the gate" }),
    { do: "gate", name: gate },
    chatChunk({ content: " and after it [b2]." }),
    ...chatAnswer([]),
  ];
}

async function openGate(gate: string): Promise<void> {
  await fetch(`${provider.url}/control/gates/${gate}`, { method: "POST" });
}

test("shows an answer while it is being made", async () => {
  script = gated("stream");

  await panel.ask("How many tarts?");
  await panel.shows("Before the gate");
  expect(await panel.count(en.composer.stop)).toBe(1);

  await openGate("stream");
  expect(await panel.answers(1)).toContain("Before the gate and after it");
});

test("stops an answer, keeps what came, and leaves the provider", async () => {
  script = gated("never");
  await panel.ask("How many tarts?");
  await panel.shows("Before the gate");

  await panel.press(en.composer.stop);

  await panel.shows(en.thread.stopped);
  await panel.shows("Before the gate");
  await until("the provider is left", () => provider.requests[0]?.isAborted);
});

test("goes on without the panel, and shows the whole answer when it opens again", async () => {
  script = gated("closed");
  const before = readDatabase(connected.folder).messages?.length ?? 0;
  await panel.ask("How many tarts are baked without me?");
  await panel.shows("Before the gate");

  await scene.closePanel();
  await openGate("closed");
  await until(
    "the answer is stored",
    () => (readDatabase(connected.folder).messages?.length ?? 0) === before + 2,
  );
  panel = await scene.openPanelAt(scene.sites.one("/bakery"));

  expect(await panel.answers(1)).toContain("Before the gate and after it");
  expect(provider.requests).toHaveLength(1);
});

test("joins an answer that is still being made when the panel opens again", async () => {
  script = gated("joined");
  await panel.ask("How many tarts while I am away?");
  await panel.shows("Before the gate");

  await scene.closePanel();
  panel = await scene.openPanelAt(scene.sites.one("/bakery"));
  await panel.shows("Before the gate");
  await openGate("joined");

  expect(await panel.answers(1)).toContain("Before the gate and after it");
});

test("says that the provider rejected the key, and answers once it is right", async () => {
  script = () => chatError(401);
  await panel.ask("How many tarts?");
  await panel.shows("rejected its key");
  script = whole;

  await panel.press(en.thread.askAgain);

  expect(await panel.answers(1)).toContain("Twenty thousand tarts");
});

test("says that the provider cannot be reached, and answers once it runs", async () => {
  await provider.close();
  await panel.ask("How many tarts?");
  await panel.shows("cannot be reached", 45_000);
  provider = await startFakeProvider({ port: providerPort, script: () => whole({} as never) });

  await panel.press(en.thread.askAgain);

  expect(await panel.answers(1)).toContain("Twenty thousand tarts");
});

test("marks a passage the model was never sent as unverified", async () => {
  script = () => chatAnswer(["Nobody knows [b9999]."]);

  await panel.ask("Who bakes?");
  await panel.answers(1);

  expect(await panel.count(`Source 1: ${en.citation.unverified}`)).toBe(1);
});
