import "#ui/theme.css";
import "#ui/markdown/markdown.css";
import "#ui/thread/thread.css";
import "#extension/sidepanel/panel.css";
import browser from "webextension-polyfill";
import { connectBrowser } from "#extension/sidepanel/connect-browser.ts";
import { startPanel } from "#extension/sidepanel/start-panel.tsx";

const root = document.querySelector("#panel");
if (root) {
  const port = await connectBrowser(browser);
  const library = () =>
    import("#extension/sidepanel/connect-library.ts").then((module) => module.connectLibrary());
  await startPanel({ root, browser: port, library });
}
