import { rawDom } from "#extension/readers/raw-dom.ts";
import type { Box } from "#extension/readers/region.ts";

/** Turns the window's coordinates into the document's, and knows what scrolling can reach. */
export type Viewport = {
  place: (box: DOMRect) => Box;
  /** What scrolling the document can bring into view. */
  reach: () => Box;
  /** What scrolling a scroll container, whose own box is given, can bring into view inside it. */
  reachInside: (element: Element, box: Box, direction: string) => Box;
  /** What the window shows now: all that is ever seen of a fixed element. */
  window: () => Box;
  isBody: (element: Element) => boolean;
  /** To be called after every rest: the person may have scrolled. */
  refresh: () => void;
};

export function createViewport(document: Document): Viewport {
  const root = document.documentElement;
  const view = document.defaultView ?? globalThis.window;
  const isRightToLeft = getComputedStyle(root).direction === "rtl";
  const width = root.scrollWidth;
  let [x, y] = [view.scrollX, view.scrollY];
  return {
    place: (box) => ({ left: box.left + x, top: box.top + y, right: box.right + x, bottom: box.bottom + y }),
    reach: () => ({
      left: isRightToLeft ? view.innerWidth - Math.max(width, view.innerWidth) : 0,
      right: isRightToLeft ? view.innerWidth : Math.max(width, view.innerWidth),
      top: 0,
      bottom: Infinity,
    }),
    reachInside: (element, box, direction) => {
      const [left, top] = [rawDom.scrollLeft(element), rawDom.scrollTop(element)];
      const isReversed = direction === "rtl";
      return {
        left: isReversed ? -Infinity : box.left - left,
        right: isReversed ? box.right - left : Infinity,
        top: box.top - top,
        bottom: Infinity,
      };
    },
    window: () => ({ left: x, top: y, right: x + view.innerWidth, bottom: y + view.innerHeight }),
    isBody: (element) => element === root || element === document.body,
    refresh: () => {
      x = view.scrollX;
      y = view.scrollY;
    },
  };
}
