import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { en } from "#extension/locales/en.ts";
import { type Firefox, launchFirefox } from "#tests/e2e/harness/launch-firefox.ts";
import { type Front, openFront } from "#tests/e2e/harness/open-front.ts";
import { type Sites, serveSites } from "#tests/e2e/harness/serve-sites.ts";
import { until } from "#tests/e2e/harness/until.ts";
import { canary, lighthouse } from "#tests/e2e/pages.ts";

const stage = inject("stage");
let firefox: Firefox;
let front: Front;
let sites: Sites;

beforeAll(async () => {
  front = await openFront(stage.port, stage.plain.port);
  sites = await serveSites({ "/lighthouse": lighthouse });
  firefox = await launchFirefox(stage.firefox);
});

afterAll(async () => {
  await firefox?.close();
  await sites?.close();
  await front?.cut();
});

const shown = () => firefox.inSidebar<string>("document.body.textContent");

test("opens the sidebar with the toolbar button, which lets it see the page", async () => {
  await firefox.visit(sites.one("/lighthouse"));

  await firefox.pressButton();

  await until("the sidebar sees the page", async () => (await shown()).includes("The lighthouse of Norfolk"));
  expect(front.sent()).not.toContain(canary);
});

test("answers from the page, with the passage it leans on", async () => {
  await firefox.inSidebar(`(${typeQuestion})(${JSON.stringify("Who built the lighthouse?")})`);

  await until("the answer is whole", async () => (await shown()).includes(en.thread.copyAnswer));
  expect(await shown()).toContain(`Eleanor ${canary}`);
  expect(await firefox.inSidebar<number>("document.querySelectorAll('button.cite').length")).toBeGreaterThan(
    0,
  );
});

test("closes the sidebar with the same button", async () => {
  await firefox.pressButton();

  await until("the sidebar is closed", async () => (await firefox.sidebar()) === "");
});

// React listens to `input` and compares with the value it set itself, which the prototype's setter goes around.
const typeQuestion = `(question) => {
  const field = document.querySelector("textarea");
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(field, question);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.form.requestSubmit();
}`;
