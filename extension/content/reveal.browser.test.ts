import { afterAll, beforeAll, expect, test } from "vitest";
import { type LabPage, openPageLab, type PageLab } from "#tests/pages/page-lab.ts";

let lab: PageLab;
beforeAll(async () => {
  lab = await openPageLab();
});
afterAll(() => lab.close());

const filler = "<p>Words that only fill the page between here and there.</p>".repeat(80);
const passage = `<p id="target">The  <b>moon</b> pulls\n the sea. Then the <i>sea\u00AD</i> rises. And it falls again.</p>`;

/** The text that is highlighted now, piece by piece, joined. */
const marked = `Array.from(CSS.highlights.get("terance") ?? [], String).join("")`;

async function isInView({ page }: LabPage, id: string): Promise<boolean> {
  const handle = await page.waitForFunction(
    (name) => {
      const box = document.getElementById(name)?.getBoundingClientRect();
      return box && box.top >= 0 && box.bottom <= innerHeight;
    },
    { timeout: 5_000 },
    id,
  );
  return Boolean(await handle.jsonValue());
}

test("marks a sentence across several nodes and scrolls it into view", async () => {
  const tab = await lab.open(`<main>${filler}${passage}${filler}</main>`);

  const reply = await tab.call("answer", {
    kind: "reveal",
    text: "The moon pulls the sea. Then the sea rises. And it falls again.",
    sentence: "Then the sea rises.",
  });

  expect(reply).toEqual({ kind: "revealed" });
  expect(await tab.evaluate(marked)).toBe("Then the sea\u00AD rises.");
  expect(await isInView(tab, "target")).toBe(true);
});

test("marks the whole block when no sentence is given, in place of what was marked before", async () => {
  const tab = await lab.open(`<main>${passage}<p>Another passage altogether.</p></main>`);
  await tab.call("answer", { kind: "reveal", text: "The moon pulls the sea.", sentence: "" });

  await tab.call("answer", { kind: "reveal", text: "Another passage altogether.", sentence: "" });

  expect(await tab.evaluate(marked)).toBe("Another passage altogether.");
});

test("scrolls inside a container, and finds table rows", async () => {
  const tab = await lab.open(
    `<main>${filler}<div style="height:200px;overflow:auto">${filler}<table><tr id="target"><td>Fundy</td><td>16 m</td></tr></table>${filler}</div>${filler}</main>`,
  );

  const reply = await tab.call("answer", { kind: "reveal", text: "Fundy | 16 m", sentence: "" });

  expect(reply).toEqual({ kind: "revealed" });
  expect(await tab.evaluate(marked)).toBe("Fundy16 m");
  expect(await isInView(tab, "target")).toBe(true);
});

test("marks inside an open shadow root", async () => {
  const tab = await lab.open(
    `<x-box id="box"></x-box><script>box.attachShadow({ mode: "open" }).innerHTML = "<p>Words in the <b>shadow</b> root.</p>"</script>`,
  );

  const reply = await tab.call("answer", { kind: "reveal", text: "Words in the shadow root.", sentence: "" });

  expect(reply).toEqual({ kind: "revealed" });
  expect(await tab.evaluate("box.shadowRoot.adoptedStyleSheets.length")).toBe(1);
});

test("says when the passage is gone, and never marks hidden text", async () => {
  const tab = await lab.open(`<main>${passage}<p style="opacity:0">Hidden words of the page.</p></main>`);

  const gone = await tab.call("answer", { kind: "reveal", text: "Nothing like this.", sentence: "" });
  const hidden = await tab.call("answer", {
    kind: "reveal",
    text: "Hidden words of the page.",
    sentence: "",
  });

  expect(gone).toEqual({ kind: "unreadable", code: "passage-not-found", data: {} });
  expect(hidden).toEqual(gone);
});

test("clears the mark on a click and on Escape", async () => {
  const tab = await lab.open(`<main>${passage}</main>`);
  const reveal = () => tab.call("answer", { kind: "reveal", text: "The moon pulls the sea.", sentence: "" });

  await reveal();
  await tab.page.mouse.click(300, 300);
  const afterClick = await tab.evaluate(marked);
  await reveal();
  await tab.page.keyboard.press("Escape");

  expect(afterClick).toBe("");
  expect(await tab.evaluate(marked)).toBe("");
});
