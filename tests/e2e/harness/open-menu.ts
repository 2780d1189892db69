import type { Page } from "puppeteer-core";
import type { Display } from "#tests/e2e/harness/open-display.ts";
import { until } from "#tests/e2e/harness/until.ts";

type MenuPlace = {
  display: Display;
  page: Page;
  /** Where to click in the page, in CSS pixels. */
  x: number;
  y: number;
  /** How many of the browser's own entries stand below that of the extension. */
  below: number;
};

/**
 * Opens the browser's own context menu with the right mouse button and, in it, the extension's submenu, with
 * the keyboard. Afterwards the first entry of the submenu is chosen, and Return presses it.
 */
export async function openMenu({ display, page, x, y, below }: MenuPlace): Promise<void> {
  // The window's frame is about 8 pixels wide; the panel may take room on the right.
  const corner = await page.evaluate(() => ({
    x: window.screenX + 8,
    y: window.screenY + outerHeight - innerHeight - 8,
  }));
  const before = await countWindows(display);
  const place = [`${Math.round(corner.x + x)}`, `${Math.round(corner.y + y)}`];
  await display.xdotool("mousemove", ...place, "click", "3");
  const more = async (than: number) => (await countWindows(display)) > than;
  await until("the context menu is open", () => more(before));
  const withMenu = await countWindows(display);
  await display.xdotool("key", ...Array<string>(below + 1).fill("Up"), "Right");
  await until("the submenu is open", () => more(withMenu));
}

// A menu is a window of the X server of its own: its coming is the state to wait for.
async function countWindows(display: Display): Promise<number> {
  return (await display.xdotool("search", "--onlyvisible", "--name", ".*")).split("\n").length;
}
