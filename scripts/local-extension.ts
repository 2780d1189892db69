import { join } from "node:path";
import { projectRoot } from "#scripts/project-root.ts";

/** Where `npm start` and `npm run build` leave the extensions. */
export const outputFolder = join(projectRoot, ".output");

/** How a person puts the built extension into a browser, step by step. */
export function describeByHand(folder: string): string {
  return `  1. Open chrome://extensions (in Edge: edge://extensions).
  2. Switch on “Developer mode”.
  3. Click “Load unpacked” and choose this folder:
     ${folder}
  4. Open the page to try and click the Terance button in the toolbar, or press Alt+Shift+Y
     (on a Mac: Control+Shift+Y). The button may be behind the jigsaw piece.`;
}
