import type { Block, PageContext } from "#shared/page-context.ts";
import { breakMarkers } from "#worker/runs/break-markers.ts";

/**
 * Writes the pages between fences no page can close: their name holds a nonce made for this request. Each
 * block is one line with its id.
 */
export function fencePages(pages: readonly PageContext[], nonce: string): string {
  return pages.map((page) => fencePage(page, nonce)).join("\n\n");
}

/** 128 random bits in hex. */
export function createNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}

function fencePage(page: PageContext, nonce: string): string {
  // Nobody can know the nonce beforehand; should it turn up in a page all the same, it goes.
  const clean = (text: string) => breakMarkers(text.replaceAll(nonce, ""));
  const about = `origin: ${readOrigin(page.url)} | kind: ${page.source} | title: ${toLine(clean(page.title))}`;
  const lines = page.blocks.map(
    (block) => `[${block.id}] ${prefix(block)}${toText(block.kind, clean(block.text))}`,
  );
  return [`<page-${nonce}>`, about, ...lines, `</page-${nonce}>`].join("\n");
}

function prefix({ kind, level }: Block): string {
  if (kind === "heading") return `${"#".repeat(Math.min(level ?? 2, 6))} `;
  if (kind === "list-item") return "- ";
  return kind === "paragraph" ? "" : `(${kind}) `;
}

function toText(kind: Block["kind"], text: string): string {
  if (kind !== "code") return toLine(text);
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/);
  return `\n${lines.map((line) => `    ${line}`).join("\n")}`;
}

function toLine(text: string): string {
  return text.replace(/[\s\u2028\u2029]+/g, " ").trim();
}

function readOrigin(url: string): string {
  const parsed = URL.parse(url);
  return parsed && parsed.origin !== "null" ? parsed.origin : "unknown";
}
