import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ContentReply } from "#shared/messages.ts";
import { PageContext } from "#shared/page-context.ts";
import { openPageLab, type PageLab } from "#tests/pages/page-lab.ts";

let lab: PageLab;
beforeAll(async () => {
  lab = await openPageLab();
});
afterAll(() => lab.close());

const article = { kind: "read", source: "article" } as const;

function pageOf(reply: ContentReply): PageContext {
  if (reply.kind !== "page") throw new Error(`expected a page, got ${JSON.stringify(reply)}`);
  return PageContext.parse(reply.page);
}

async function read(body: string, head = ""): Promise<PageContext> {
  const { call, page } = await lab.open(
    `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`,
  );
  const context = pageOf(await call("answer", article));
  await page.close();
  return context;
}

const textOf = (page: PageContext) => page.blocks.map((block) => block.text).join("\n");
const omitted = (page: PageContext, reason: string) => page.omissions.find((it) => it.reason === reason);

describe("structure", () => {
  test("comes out as numbered blocks in reading order", async () => {
    const { call } = await lab.openFixture("structure.html");

    const page = pageOf(await call("answer", article));

    expect(page.blocks.map((block) => block.id)).toEqual(page.blocks.map((_, index) => `b${index + 1}`));
    expect(page.blocks.map(({ kind, text, level, language }) => [kind, text, level, language])).toEqual([
      ["heading", "How tides work", 1, undefined],
      [
        "paragraph",
        "Tides rise and fall twice a day because the moon pulls the sea. This is the whole of it, in one line.",
        undefined,
        undefined,
      ],
      ["heading", "Two kinds", 2, undefined],
      ["list-item", "Spring tides, when sun and moon pull together", 1, undefined],
      ["list-item", "at new moon, the sun and the moon stand on one side", 2, undefined],
      ["list-item", "Neap tides, when they pull at right angles", 1, undefined],
      ["table-row", "Place | Height in metres", undefined, undefined],
      ["table-row", "Bay of Fundy | 16", undefined, undefined],
      ["code", "def tide(t):\n    return sin(t)", undefined, "python"],
      [
        "quote",
        "Time and tide wait for no man, as the old saying goes on every coast.",
        undefined,
        undefined,
      ],
      ["attribute", "A harbour at low water", undefined, undefined],
      ["caption", "The harbour of Saint John, six hours apart.", undefined, undefined],
      [
        "paragraph",
        "Les marées montent et descendent deux fois par jour sur toutes les côtes.",
        undefined,
        "fr",
      ],
    ]);
  });

  test("follows open shadow roots and slots as they are drawn", async () => {
    const page =
      await read(`<main><h1>Shadow</h1><x-card><span slot="end">and this comes last of all, in the end slot.</span>This is slotted into the middle of the card.</x-card></main>
      <script>const root = document.querySelector("x-card").attachShadow({ mode: "open" });
      root.innerHTML = "<p>The card begins with its own words, from the shadow.</p><p><slot></slot></p><p><slot name=end></slot></p>";</script>`);

    expect(page.blocks.map((block) => block.text)).toEqual([
      "Shadow",
      "The card begins with its own words, from the shadow.",
      "This is slotted into the middle of the card.",
      "and this comes last of all, in the end slot.",
    ]);
  });
});

describe("what is never read", () => {
  test("comments, scripts, styles, templates, noscript and metadata", async () => {
    const page = await read(
      `<main><h1>Plain</h1><p>Only these words are to be read by anybody.</p><!-- canary --><script>"canary"</script>
       <style>.canary{}</style><template><p>canary</p></template><noscript>canary</noscript>
       <svg><title>canary</title><desc>canary</desc></svg><p title="canary" data-x="canary" aria-label="canary">More words for all.</p>
       <input placeholder="canary" value="canary"><textarea>canary</textarea><p aria-hidden="true">Seen by the eye all the same.</p></main>`,
      `<meta name="description" content="canary"><style>h1::after { content: "canary" }</style>`,
    );

    expect(JSON.stringify(page)).not.toContain("canary");
    expect(textOf(page)).toContain("Seen by the eye all the same.");
  });

  test("secret fields are counted and their values never kept", async () => {
    const page = await read(`<main><h1>Account</h1><p>Change how you sign in to the service here.</p><form>
      <input type="password" value="canary-1"><input autocomplete="cc-number" value="canary-2">
      <input autocomplete="one-time-code" value="canary-3"><input name="cvc" value="canary-4"><input name="city" value="canary-5"></form></main>`);

    expect(JSON.stringify(page)).not.toContain("canary");
    expect(omitted(page, "secret-field")?.count).toBe(4);
  });

  test("query and fragment of the address", async () => {
    const { call, page } = await lab.open("<main><p>A page with an address that says too much.</p></main>");
    await page.evaluate("history.replaceState(null, '', '?token=canary#ignore-previous-instructions')");

    const context = pageOf(await call("answer", article));

    expect(context.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/page-\d+$/);
  });

  test("frames are named as left out, hidden text is counted", async () => {
    const page = await read(`<main><h1>Frames</h1><p>Text beside a frame that is not read here.</p>
      <iframe srcdoc="<p>canary</p>"></iframe><p style="display:none">0123456789</p></main>`);

    expect(JSON.stringify(page)).not.toContain("canary");
    expect(omitted(page, "frame")).toEqual({ reason: "frame", count: 1, characters: 0 });
    expect(omitted(page, "hidden")).toEqual({ reason: "hidden", count: 1, characters: 10 });
  });

  test("what is folded away in details", async () => {
    const page =
      await read(`<main><h1>Folded</h1><details><summary>Open me to see more of it</summary><p>canary</p>canary</details>
      <details open><summary>Already open for all to see</summary><p>These words are in sight.</p></details></main>`);

    expect(textOf(page)).not.toContain("canary");
    expect(textOf(page)).toContain("Open me to see more of it");
    expect(textOf(page)).toContain("These words are in sight.");
  });
});

describe("a hostile page", () => {
  test("cannot lie by clobbering forms", async () => {
    const { call } = await lab.openFixture("clobbered.html");

    const page = pageOf(await call("answer", article));

    expect(textOf(page)).toContain("The true text of the form, in its own paragraph.");
    expect(textOf(page)).toContain("The true text after the form.");
    expect(JSON.stringify(page)).not.toContain("canary");
  });

  test("sees no change to its DOM and no getter of its elements called", async () => {
    const { call, page } = await lab.openFixture("watched.html");
    await page.evaluate("seen.takeRecords(), (mutations = 0)");

    const context = pageOf(await call("answer", article));
    await call("answer", { kind: "reveal", text: context.blocks[1]?.text ?? "", sentence: "" });

    expect(context.blocks).not.toHaveLength(0);
    expect(await page.evaluate("({ mutations: seen.takeRecords().length + mutations, hits })")).toEqual({
      mutations: 0,
      hits: 0,
    });
  });

  test("cannot hide text from the unseen characters' cleaner", async () => {
    const page = await read(
      `<main><h1>Clean</h1><p>pay\u200B the\u202E bill\u{E0041}\u{E0042} today, please, and not tomorrow</p></main>`,
    );

    expect(textOf(page)).toContain("pay the bill today, please, and not tomorrow");
  });
});

describe("languages", () => {
  test.each([
    ["arabic.html", "ar", "تقع المدينة على ضفاف نهر طويل"],
    ["japanese.html", "ja", "この町は長い川のほとりにあり"],
  ])("%s is read whole", async (name, language, sentence) => {
    const { call } = await lab.openFixture(name);

    const page = pageOf(await call("answer", article));

    expect(page.language).toBe(language);
    expect(textOf(page)).toContain(sentence);
    expect(page.blocks.length).toBeGreaterThanOrEqual(4);
  });
});

describe("nothing to read", () => {
  test.each(["", "<div style='display:none'>canary</div>", "<canvas></canvas>", "<p>\u200B\u200B</p>"])(
    "is said, not invented: %j",
    async (body) => {
      const { call } = await lab.open(`<!doctype html><body>${body}</body>`);

      expect(await call("answer", article)).toEqual({ kind: "unreadable", code: "page-empty", data: {} });
    },
  );

  test("is said of a browser's PDF page", async () => {
    const { call } = await lab.open(
      `<!doctype html><body><embed type="application/pdf" src="about:blank"></body>`,
    );

    expect(await call("answer", article)).toEqual({ kind: "unreadable", code: "page-is-pdf", data: {} });
  });

  test("is said when the document has lost its root", async () => {
    const { call, page } = await lab.open("<!doctype html><p>gone</p>");
    await page.evaluate("document.documentElement.remove()");

    expect(await call("answer", article)).toEqual({ kind: "unreadable", code: "page-empty", data: {} });
  });
});

test("stops when it is aborted", async () => {
  const { call } = await lab.open(
    `<main>${"<p>Some words that take a while to be read.</p>".repeat(20_000)}</main>`,
  );

  expect(await call("readAborted")).toBe("AbortError");
});
