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
