import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { en } from "#extension/locales/en.ts";
import type { Panel } from "#tests/e2e/harness/drive-panel.ts";
import { openScene, type Scene } from "#tests/e2e/harness/open-scene.ts";
import { arabic, bakery, empty, huge, japanese, lighthouse, pdf } from "#tests/e2e/pages.ts";

const question = "What is this all about?";
let scene: Scene;

beforeAll(async () => {
  scene = await openScene("plain", {
    "/empty": empty,
    "/paper.pdf": pdf,
    "/huge": huge,
    "/arabic": arabic,
    "/japanese": japanese,
    "/lighthouse": lighthouse,
    "/bakery": bakery,
  });
});

afterAll(() => scene?.close());
afterEach(() => scene.closePanel());

async function panelAt(path: string): Promise<Panel> {
  scene.front.forget();
  return scene.openPanelAt(scene.sites.one(path));
}

test.each([
  ["an empty page", "/empty", en.errors["page-empty"]],
  ["a PDF", "/paper.pdf", en.errors["page-is-pdf"]],
])("says why %s cannot be read, sends nothing and keeps the question", async (_, path, sentence) => {
  const panel = await panelAt(path);

  await panel.ask(question);

  await panel.shows(sentence);
  expect(await panel.draft()).toBe(question);
  expect(scene.front.sent()).not.toContain(question);
});

test("says that a page of the browser cannot be read, sends nothing and keeps the question", async () => {
  const panel = await scene.openPanelAt("chrome://version");
  scene.front.forget();

  await panel.shows(en.page.internal);
  await panel.ask(question);

  await panel.shows(en.errors["page-internal"]);
  expect(await panel.draft()).toBe(question);
  expect(scene.front.sent()).not.toContain(question);
});

test("answers from five megabytes, and says what was left out", async () => {
  const panel = await panelAt("/huge");

  await panel.ask("Where was the book bound?");

  expect(await panel.answers(1, 40_000)).toContain("Antwerp");
  await panel.press(en.receipt.title);
  await panel.shows("over the length limit");
});

test.each([
  ["Arabic", "/arabic", "متى بُنيت المنارة؟", "280"],
  ["Japanese", "/japanese", "富士山の標高は何メートルですか。", "3776"],
])("answers in %s", async (_, path, ask, fact) => {
  const panel = await panelAt(path);

  await panel.ask(ask);

  expect(await panel.answers(1)).toContain(fact);
  expect(scene.front.sent()).toContain(ask);
});

test("sends what is selected across paragraphs, and nothing else of the page", async () => {
  const panel = await panelAt("/bakery");
  const page = await scene.pageAt("/bakery");
  await page.evaluate(() => {
    const [first, second] = document.querySelectorAll("p");
    if (first?.firstChild && second?.firstChild)
      getSelection()?.setBaseAndExtent(first.firstChild, 4, second.firstChild, 36);
  });

  await panel.press(en.page.useSelection);
  await panel.shows("bakery sells custard tarts since 1837");
  await panel.ask("Since when are tarts sold?");

  expect(await panel.answers(1)).toContain("1837");
  expect(scene.front.sent()).toContain("twenty thousand tarts");
  expect(scene.front.sent()).not.toContain("before noon");
});

test("keeps the question while the worker is down, and asks it when the worker is back", async () => {
  const panel = await panelAt("/lighthouse");
  await panel.shows("The lighthouse of Norfolk");
  await scene.front.cut();

  await panel.ask("Who built the lighthouse?");
  await panel.shows("cannot be reached", 45_000);
  await panel.shows("Who built the lighthouse?");
  await scene.front.restore();
  await panel.press(en.thread.retry);

  expect(await panel.answers(1)).toContain("Eleanor");
});
