import { isElement, rawDom } from "#extension/readers/raw-dom.ts";

const mostShadowRoots = 10_000;
const mostElements = 200_000;

/** The ranges selected in a document, those inside its open shadow roots too. Empty when nothing is. */
export function selectedRanges(document: Document): AbstractRange[] {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0) return [];
  return rangesOf(document, selection).filter((range) => !range.collapsed);
}

function rangesOf(document: Document, selection: Selection): AbstractRange[] {
  const ranges = Array.from({ length: selection.rangeCount }, (_, index) => selection.getRangeAt(index));
  if (ranges.length > 1 || !hasComposedRanges(selection)) return ranges;
  const shadowRoots = openShadowRoots(document);
  return shadowRoots.length === 0 ? ranges : selection.getComposedRanges({ shadowRoots });
}

type Composing = { getComposedRanges: (options: { shadowRoots: ShadowRoot[] }) => StaticRange[] };

function hasComposedRanges(selection: Selection): selection is Selection & Composing {
  return typeof Reflect.get(selection, "getComposedRanges") === "function";
}

function openShadowRoots(document: Document): ShadowRoot[] {
  const found: ShadowRoot[] = [];
  const roots: Node[] = [document];
  let seen = 0;
  for (let root = roots.pop(); root; root = roots.pop()) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node && ++seen < mostElements; node = walker.nextNode()) {
      const shadow = isElement(node) ? rawDom.shadow(node) : null;
      if (!shadow || found.length >= mostShadowRoots) continue;
      found.push(shadow);
      roots.push(shadow);
    }
  }
  return found;
}
