import { afterAll, beforeAll, expect, test } from "vitest";
import type { ContentReply } from "#shared/messages.ts";
import { PageContext } from "#shared/page-context.ts";
import { openPageLab, type PageLab } from "#tests/pages/page-lab.ts";

let lab: PageLab;
beforeAll(async () => {
  lab = await openPageLab();
});
afterAll(() => lab.close());

const selection = { kind: "read", source: "selection" } as const;

const body = `<main><h1 id="head">The first heading</h1><p id="one">One alpha <b>beta</b> gamma.</p>
<ul><li>An item <span style="font-size:0">canary</span>in the list</li></ul>
<p id="two">Two delta epsilon.</p><p id="three">Three zeta.</p><input id="field" type="password" value="canary"></main>`;

function blocksOf(reply: ContentReply): [string, string][] {
  if (reply.kind !== "page") throw new Error(`expected a page, got ${JSON.stringify(reply)}`);
  return PageContext.parse(reply.page).blocks.map((block) => [block.kind, block.text]);
}

const select = (from: string, start: number, to: string, end: number) =>
  `getSelection().setBaseAndExtent(${from}, ${start}, ${to}, ${end})`;

test("is read across blocks, from character to character, without what is hidden", async () => {
  const { call, evaluate } = await lab.open(body);
  await evaluate(select("one.firstChild", 4, "two.firstChild", 9));

  const blocks = blocksOf(await call("answer", selection));

  expect(blocks).toEqual([
    ["paragraph", "alpha beta gamma."],
    ["list-item", "An item in the list"],
    ["paragraph", "Two delta"],
  ]);
});

test("is read when it ends between elements, and backwards", async () => {
  const { call, evaluate } = await lab.open(body);
  await evaluate(select("three", 0, "head", 0));

  const blocks = blocksOf(await call("answer", selection));

  expect(blocks.map(([kind]) => kind)).toEqual(["heading", "paragraph", "list-item", "paragraph"]);
});

test("is read inside one word", async () => {
  const { call, evaluate } = await lab.open(body);
  await evaluate(select("three.firstChild", 6, "three.firstChild", 10));

  expect(blocksOf(await call("answer", selection))).toEqual([["paragraph", "zeta"]]);
});

test("is read inside an open shadow root", async () => {
  const { call, evaluate } = await lab.open(
    `${body}<x-box id="box"></x-box><script>box.attachShadow({ mode: "open" }).innerHTML = "<p>Inside the shadow root</p>"</script>`,
  );
  await evaluate("box.shadowRoot.firstChild.firstChild.data");
  await evaluate(
    select("box.shadowRoot.firstChild.firstChild", 7, "box.shadowRoot.firstChild.firstChild", 17),
  );

  expect(blocksOf(await call("answer", selection))).toEqual([["paragraph", "the shadow"]]);
});

test.each([
  ["nothing is selected", "getSelection().removeAllRanges()"],
  ["only a caret stands", select("one.firstChild", 2, "one.firstChild", 2)],
  ["only hidden text is selected", "getSelection().selectAllChildren(document.querySelector('span'))"],
  ["a secret field is selected", "field.focus(), field.select()"],
])("is unreadable when %s", async (_, expression) => {
  const { call, evaluate } = await lab.open(body);
  await evaluate(expression);

  expect(await call("answer", selection)).toEqual({ kind: "unreadable", code: "selection-empty", data: {} });
});
