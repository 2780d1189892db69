import { isElement, rawDom } from "#extension/readers/raw-dom.ts";

type Centre = { x: number; y: number };

/** Scrolls every container around a range, and the window, so that the range stands in the middle. */
export function scrollToRange(document: Document, range: Range): void {
  const box = range.getBoundingClientRect();
  const centre: Centre = { x: box.left + box.width / 2, y: box.top + Math.min(box.height, 200) / 2 };
  const isCalm = document.defaultView?.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const behavior = isCalm ? "auto" : "smooth";
  for (let element = parentElement(range.startContainer); element; element = parentElement(element)) {
    if (element !== document.scrollingElement && scrolls(element)) scrollContainer(element, centre, behavior);
  }
  const window = document.scrollingElement;
  if (window) scrollContainer(window, centre, behavior);
}

// Moves the centre by what this container will scroll, so that the next one out need not wait for the motion.
function scrollContainer(element: Element, centre: Centre, behavior: ScrollBehavior): void {
  const isWindow = element === element.ownerDocument.scrollingElement;
  const box = isWindow ? { left: 0, top: 0 } : rawDom.box(element);
  const [left, top] = [rawDom.scrollLeft(element), rawDom.scrollTop(element)];
  const { clientWidth: width, clientHeight: height } = element;
  const isAside = centre.x < box.left || centre.x > box.left + width;
  const wantedTop = top + centre.y - (box.top + height / 2);
  const newTop = Math.max(0, Math.min(element.scrollHeight - height, wantedTop));
  const newLeft = isAside ? left + centre.x - (box.left + width / 2) : left;
  element.scrollTo({ top: newTop, left: newLeft, behavior });
  centre.y -= newTop - top;
  centre.x -= newLeft - left;
}

function scrolls(element: Element): boolean {
  if (element.scrollHeight <= element.clientHeight && element.scrollWidth <= element.clientWidth)
    return false;
  const { overflowX, overflowY } = getComputedStyle(element);
  return [overflowX, overflowY].some((overflow) => overflow === "auto" || overflow === "scroll");
}

function parentElement(node: Node): Element | null {
  const slot = isElement(node) ? node.assignedSlot : null;
  const parent = slot ?? rawDom.parent(node);
  if (parent instanceof ShadowRoot) return parent.host;
  return parent && isElement(parent) ? parent : null;
}
