import { cleanText } from "#extension/readers/clean-text.ts";
import { type Reading, unreadable } from "#extension/readers/define-reader.ts";
import { rawDom } from "#extension/readers/raw-dom.ts";

/** Origin and path: what stands behind "?" and "#" is no part of what leaves the browser. */
export function addressOf(document: Document): string {
  const { protocol, host, pathname } = document.defaultView?.location ?? location;
  return `${protocol}//${host}${pathname}`.slice(0, 4_096);
}

export function titleOf(document: Document): string {
  return cleanText(document.title.replace(/\s+/g, " ")).slice(0, 1_024);
}

/** The BCP 47 tag the page names for itself, or "und". */
export function languageOf(document: Document): string {
  const tag = (rawDom.attribute(document.documentElement, "lang") ?? "").trim();
  return /^[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*$/.test(tag) && tag.length <= 35
    ? tag.replaceAll("_", "-")
    : "und";
}

/** Says when a document is none that has text of its own to read, such as a browser's PDF viewer. */
export function refuseDocument(document: Document): Reading | null {
  if (!document.documentElement) return unreadable("page-empty");
  if (document.contentType === "application/pdf") return unreadable("page-is-pdf");
  const { protocol, hostname } = document.defaultView?.location ?? location;
  if (
    /^(chrome|edge|about|brave|devtools|view-source|moz-extension|chrome-extension|resource):$/.test(protocol)
  ) {
    if (hostname === "pdf.js" || hostname === "mhjfbmdgcfjbbpaeojofohoefgiehjai")
      return unreadable("page-is-pdf");
    return protocol === "about:" ? null : unreadable("page-internal");
  }
  const embed = document.body && rawDom.firstChild(document.body);
  const isViewer =
    embed?.nodeType === 1 &&
    rawDom.tag(embed as Element) === "embed" &&
    rawDom.attribute(embed as Element, "type") === "application/pdf";
  return isViewer ? unreadable("page-is-pdf") : null;
}
