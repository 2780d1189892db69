import { Readability } from "@mozilla/readability";
import Defuddle from "defuddle";

const lineEnds =
  "address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header li main ol p pre section table td th tr ul";
const blocks = new Set(lineEnds.split(" "));

/** What other extractors make of the same live page. Both work on a copy, as their users call them. */
const peers = {
  readability: () => timed(() => new Readability(copyOf(document)).parse()?.content ?? ""),
  defuddle: () => timed(() => new Defuddle(copyOf(document)).parse().content),
};

export type Peers = typeof peers;

Object.defineProperty(globalThis, "peers", { value: peers });

function timed(extract: () => string): { text: string; milliseconds: number } {
  const started = performance.now();
  let html = "";
  try {
    html = extract();
  } catch {
    html = "";
  }
  const milliseconds = performance.now() - started;
  return { text: textOf(html), milliseconds };
}

function copyOf(page: Document): Document {
  const copy = page.cloneNode(true);
  if (!(copy instanceof Document)) throw new TypeError("a document's copy is a document");
  return copy;
}

// With line breaks between blocks, or the words of neighbouring blocks would run together.
function textOf(html: string): string {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const walker = parsed.createTreeWalker(parsed.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  let text = "";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Element) text += blocks.has(node.localName) ? "\n" : "";
    else text += node.nodeValue ?? "";
  }
  return text;
}
