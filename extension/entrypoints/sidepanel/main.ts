import "#ui/theme.css";
import "#ui/markdown/markdown.css";
import "#ui/thread/thread.css";
import "#extension/sidepanel/panel.css";
import browser from "webextension-polyfill";
import { afterPaint } from "#extension/sidepanel/after-paint.ts";
import { showWaitingJob } from "#extension/sidepanel/show-waiting-job.ts";

const root = document.querySelector("#panel");
if (root) {
  // What was just asked for is on the screen before the panel's own code is even looked at.
  await showWaitingJob(root, browser).catch(() => undefined);
  if (root.hasChildNodes()) await afterPaint();
  const { openPanel } = await import("#extension/sidepanel/open-panel.ts");
  await openPanel(root, browser);
}
