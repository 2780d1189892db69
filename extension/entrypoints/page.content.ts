import { browser } from "wxt/browser";
import { defineContentScript } from "wxt/utils/define-content-script";
import { answerRequest } from "#extension/content/answer-request.ts";
import { listen } from "#extension/content/listen.ts";

export default defineContentScript({
  registration: "runtime",
  noScriptStartedPostMessage: true,
  main: () => listen(browser.runtime, answerRequest),
});
