// @vitest-environment jsdom
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { en } from "#extension/locales/en.ts";
import { answerEvents, fakePanel, playEvents } from "#extension/sidepanel/fake-panel.ts";
import { Panel } from "#extension/sidepanel/panel.tsx";

let root: Root;
let view: HTMLElement;
let panel: ReturnType<typeof fakePanel>;

beforeEach(async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  view = document.createElement("div");
  document.body.append(view);
  root = createRoot(view);
  panel = fakePanel();
  await act(async () => root.render(<Panel context={panel} words={en} />));
});

afterEach(async () => {
  await act(async () => root.unmount());
  view.remove();
});

test("shows the page it can see and what can be done with it", () => {
  expect(view.querySelector(".chip")?.textContent).toContain("The lighthouse");
  expect([...view.querySelectorAll(".action")].map((button) => button.textContent)).toEqual([
    "Summarize",
    "Explain",
    "Key points",
    "Outline",
  ]);
});

test("says that it cannot see a page, and offers the three ways in", async () => {
  panel.browser.current = { id: 8, url: undefined, title: undefined, isInternal: false };
  await restart();

  expect(view.textContent).toContain(en.empty.hiddenTitle);
  expect(view.textContent).toContain(en.page.byToolbar);
  expect(view.querySelector("kbd")?.textContent).toBe("Alt+Shift+Y");
  expect(view.textContent).toContain(en.page.allowEverywhere);
});

test("sends on Enter, but not while an input method composes or with Shift", async () => {
  await type("光合成");
  await press("Enter", { isComposing: true });
  await press("Enter", { keyCode: 229 });
  await press("Enter", { shiftKey: true });
  expect(panel.fake.drafts).toEqual([]);

  await press("Enter", {});

  expect(panel.fake.drafts[0]?.text).toBe("光合成");
});

test("stops on Escape and keeps what came", async () => {
  panel.fake.play = async function* ({ run }) {
    yield* playEvents(...answerEvents(run, "Half an answer").slice(0, 4));
    await new Promise(() => undefined);
  };
  await type("Who?");
  await press("Enter", {});

  await press("Escape", {});

  expect(panel.fake.stopped).toEqual([panel.fake.drafts[0]?.run]);
  expect(view.textContent).toContain("Half an answer");
});

test("announces the end of an answer in its one live region, and not the answer", async () => {
  await type("Who?");
  await press("Enter", {});

  const regions = view.querySelectorAll("[aria-live], [role=alert], [role=status], [role=log]");
  expect(regions).toHaveLength(1);
  expect(regions[0]?.textContent).not.toContain("1887");
});

test("makes a chip of a sent passage, and calls one that was not sent unverified", async () => {
  panel.fake.play = ({ run }) => playEvents(...answerEvents(run, "In 1887.[b1] Or not.[b99]"));
  await type("When?");
  await press("Enter", {});

  const [known, unknown] = view.querySelectorAll("button.cite");
  expect(known?.getAttribute("aria-label")).toContain("Eleanor built the lighthouse in 1887.");
  expect(unknown?.getAttribute("aria-label")).toContain(en.citation.unverified);
  expect(unknown?.getAttribute("aria-disabled")).toBe("true");
});

test("shows what was sent, to the letter, at one click", async () => {
  await type("When?");
  await press("Enter", {});

  await click(en.receipt.title);
  await click(en.receipt.showText);

  expect(view.querySelector(".receipt")?.textContent).toContain("https://example.org/lighthouse");
  expect(view.querySelector(".receipt-text")?.textContent).toBe("b1Eleanor built the lighthouse in 1887.");
});

test("names every button", async () => {
  await type("When?");
  await press("Enter", {});

  const nameless = [...view.querySelectorAll("button")].filter(
    (button) => !button.getAttribute("aria-label") && button.textContent?.trim() === "",
  );
  expect(nameless).toEqual([]);
});

async function restart(): Promise<void> {
  await act(async () => root.unmount());
  root = createRoot(view);
  await act(async () => root.render(<Panel context={panel} words={en} />));
}

async function type(text: string): Promise<void> {
  await act(async () => panel.store.change({ type: "draft-typed", draft: text }));
}

async function press(key: string, more: KeyboardEventInit): Promise<void> {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
  await act(async () => void view.querySelector("textarea")?.dispatchEvent(event));
}

async function click(name: string): Promise<void> {
  const named = [...view.querySelectorAll("button")].filter((button) => button.textContent?.includes(name));
  await act(async () => named.at(-1)?.click());
}
