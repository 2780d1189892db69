import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { en } from "#extension/locales/en.ts";
import type { Panel } from "#tests/e2e/harness/drive-panel.ts";
import { openScene, type Scene } from "#tests/e2e/harness/open-scene.ts";
import { findText, readDatabase } from "#tests/e2e/harness/read-database.ts";
import { until } from "#tests/e2e/harness/until.ts";
import { bakery } from "#tests/e2e/pages.ts";
import { chatAnswer } from "#tests/fakes/chat-completion.ts";
import { type FakeProvider, startFakeProvider } from "#tests/fakes/start-fake-provider.ts";

const { connected, providerPort } = inject("stage");
let scene: Scene;
let panel: Panel;
let provider: FakeProvider;

beforeAll(async () => {
  provider = await startFakeProvider({
    port: providerPort,
    script: () => chatAnswer(["Custard, every day [b2]."]),
  });
  scene = await openScene("connected", { "/bakery": bakery });
  panel = await scene.openPanelAt(scene.sites.one("/bakery"));
});

afterAll(async () => {
  await scene?.close();
  await provider?.close();
});

test("lists what was asked, the latest first", async () => {
  await panel.ask("What is sold at daybreak?");
  await panel.answers(1);
  await panel.press(en.header.newConversation);
  await panel.ask("What is eaten at noon?");
  await panel.answers(1);

  await panel.press(en.header.past);

  await panel.shows("What is sold at daybreak?");
  const titles = await panel.page.$$eval(".past-title", (rows) => rows.map((row) => row.textContent));
  expect(titles).toEqual(["What is eaten at noon?", "What is sold at daybreak?"]);
});

test("opens an earlier conversation with its answer and citations", async () => {
  await panel.press("Open What is sold at daybreak?");

  expect(await panel.answers(1)).toContain("Custard, every day");
  expect(await panel.page.$$("button.cite")).toHaveLength(1);
});

test("gives a conversation another name, which the server cannot read", async () => {
  await panel.press(en.header.past);
  await panel.press(`${en.past.rename}: What is sold at daybreak?`);
  await panel.page.keyboard.type("Breakfast wisdom");
  await panel.page.keyboard.press("Enter");
  await panel.shows("Breakfast wisdom");
  await until("the name is stored", () =>
    readDatabase(connected.folder).conversations?.some((row) => Number(row.version) === 2),
  );

  await scene.closePanel();
  panel = await scene.openPanelAt(scene.sites.one("/bakery"));
  await panel.press(en.header.past);

  await panel.shows("Breakfast wisdom");
  expect(findText(connected.folder, "Breakfast wisdom")).toEqual([]);
});

test("deletes a conversation's messages, key and title from the database", async () => {
  const before = readDatabase(connected.folder).messages?.length ?? 0;

  await panel.press(`${en.past.remove}: Breakfast wisdom`);
  await panel.shows("“Breakfast wisdom” was deleted.");
  await panel.press(en.header.backToThread);

  const rows = await until("question and answer are gone", () => {
    const now = readDatabase(connected.folder);
    return now.messages?.length === before - 2 && now.conversations;
  });
  expect(rows.filter((row) => row.title === null && row.key === null)).toHaveLength(1);
});

test("finds everything again in a panel that was closed", async () => {
  await scene.closePanel();
  panel = await scene.openPanelAt(scene.sites.one("/bakery"));

  await panel.press(en.header.past);

  await panel.shows("What is eaten at noon?");
  expect(await panel.text()).not.toContain("Breakfast wisdom");
});

test("keeps a conversation deleted when the panel closes while it could still be undone", async () => {
  await panel.press(`${en.past.remove}: What is eaten at noon?`);
  await panel.shows("“What is eaten at noon?” was deleted.");

  await scene.closePanel();
  panel = await scene.openPanelAt(scene.sites.one("/bakery"));
  await panel.press(en.header.past);

  await panel.shows(en.past.none);
});
