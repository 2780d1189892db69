import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ContentReply } from "#shared/messages.ts";
import { canary, techniquePage, techniques } from "#tests/pages/hiding-techniques.ts";
import { openPageLab, type PageLab } from "#tests/pages/page-lab.ts";

let lab: PageLab;
beforeAll(async () => {
  lab = await openPageLab();
});
afterAll(() => lab.close());

function textOf(reply: ContentReply): string {
  if (reply.kind !== "page") throw new Error(`expected a page, got ${JSON.stringify(reply)}`);
  return reply.page.blocks.map((block) => block.text).join("\n");
}

describe.each(["inline", "class"] as const)("hidden by %s", (manner) => {
  test("leaves out 24 of 24 hidden texts and keeps 24 of 24 visible ones", async () => {
    const { call } = await lab.open(techniquePage(manner));

    const reply = await call("answer", { kind: "read", source: "article" });

    const text = textOf(reply);
    const leaked = techniques.filter(({ name }) => text.includes(canary(name, "hidden")));
    const lost = techniques.filter(({ name }) => !text.includes(canary(name, "visible")));
    expect(techniques).toHaveLength(24);
    expect(leaked.map(({ name }) => name)).toEqual([]);
    expect(lost.map(({ name }) => name)).toEqual([]);
  });

  test("gives the same for a selection of the whole page", async () => {
    const { call, evaluate } = await lab.open(techniquePage(manner));
    await evaluate("getSelection().selectAllChildren(document.body)");

    const reply = await call("answer", { kind: "read", source: "selection" });

    const text = textOf(reply);
    expect(techniques.filter(({ name }) => text.includes(canary(name, "hidden")))).toEqual([]);
    expect(techniques.filter(({ name }) => !text.includes(canary(name, "visible")))).toEqual([]);
  });
});

const picture =
  "<img style='position:absolute;inset:0;width:100%;height:100%' src='data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 width=%22200%22 height=%22200%22%3E%3Crect width=%22200%22 height=%22200%22 fill=%22navy%22/%3E%3C/svg%3E'>";

test.each([
  [
    "over a picture that lies beside it",
    `<div style="position:relative;height:200px">${picture}<p style="position:relative;color:#fff">White on a picture.</p></div>`,
  ],
  [
    "on a positioned ground",
    `<div style="position:relative;height:200px"><div style="position:absolute;inset:0;background:#024"></div><p style="position:relative;color:#fff">White on a picture.</p></div>`,
  ],
  [
    "with a gradient for ink",
    `<p style="background:linear-gradient(red,blue);background-clip:text;-webkit-text-fill-color:transparent">White on a picture.</p>`,
  ],
])("white text is seen %s", async (_, body) => {
  const { call } = await lab.open(`<main><h1>Ground</h1>${body}</main>`);

  expect(textOf(await call("answer", { kind: "read", source: "article" }))).toContain("White on a picture.");
});

test.each([
  ["a gradient of its own colour", `<p style="color:#fff;background:linear-gradient(#fff,#fff)">canary</p>`],
  [
    "a box that is elsewhere",
    `<div style="position:relative;height:50px;background:#024"></div><p style="color:#fff">canary</p>`,
  ],
  [
    "a closed drawer beside the window",
    `<div style="position:fixed;top:0;left:0;width:300px;transform:translateX(-100%)">canary</div>`,
  ],
])("white text is not seen on %s", async (_, body) => {
  const { call } = await lab.open(
    `<main><h1>Ground</h1><p>Some words that are plain to see.</p>${body}</main>`,
  );

  expect(textOf(await call("answer", { kind: "read", source: "article" }))).not.toContain("canary");
});
