const name = "terance";
const look = `::highlight(${name}) { background-color: #ffe066; color: #1a1a1a; }`;

/** Marks ranges without touching the DOM; the ones marked before are unmarked. */
export function highlight(document: Document, ranges: readonly Range[]): void {
  clearHighlight(document);
  try {
    const sheet = lookSheet();
    for (const root of rootsOf(document, ranges)) adopt(root, sheet);
    CSS.highlights.set(name, new Highlight(...ranges));
  } catch {
    selectInstead(document, ranges);
  }
  const clear = new AbortController();
  const end = () => {
    clear.abort();
    clearHighlight(document);
  };
  const options = { capture: true, passive: true, signal: clear.signal };
  document.addEventListener("pointerdown", end, options);
  document.addEventListener("keydown", (event) => event.key === "Escape" && end(), options);
}

export function clearHighlight(document: Document): void {
  if (document.defaultView && "highlights" in CSS) CSS.highlights.delete(name);
}

function rootsOf(document: Document, ranges: readonly Range[]): Set<Document | ShadowRoot> {
  const roots = ranges.map((range) => range.startContainer.getRootNode());
  return new Set([document, ...roots.filter((root) => root instanceof ShadowRoot)]);
}

function lookSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(look);
  return sheet;
}

function adopt(root: Document | ShadowRoot, sheet: CSSStyleSheet): void {
  const others = Array.from(root.adoptedStyleSheets).filter((other) => !isLook(other));
  root.adoptedStyleSheets = [...others, sheet];
}

function isLook(sheet: CSSStyleSheet): boolean {
  const rule = sheet.cssRules[0];
  return rule instanceof CSSStyleRule && rule.selectorText === `::highlight(${name})`;
}

// Where the browser keeps a page's style sheets from extensions, the person's selection marks the passage.
function selectInstead(document: Document, ranges: readonly Range[]): void {
  const [first, last] = [ranges[0], ranges.at(-1)];
  if (!first || !last) return;
  document
    .getSelection()
    ?.setBaseAndExtent(first.startContainer, first.startOffset, last.endContainer, last.endOffset);
}
