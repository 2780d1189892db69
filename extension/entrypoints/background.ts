import browser from "webextension-polyfill";
import type { BackgroundDefinition } from "wxt";
import { createMenus } from "#extension/background/create-menus.ts";
import type { GestureApi } from "#extension/background/gesture-api.ts";
import { lockStorage } from "#extension/background/lock-storage.ts";
import { notePanel } from "#extension/background/note-panel.ts";
import { startJob } from "#extension/background/start-job.ts";
import { togglePanel } from "#extension/background/toggle-panel.ts";

const background: BackgroundDefinition = {
  type: "module",
  main() {
    const api: GestureApi = browser;
    api.runtime.onInstalled.addListener(() => createMenus(api));
    api.runtime.onStartup.addListener(() => createMenus(api));
    api.contextMenus.onClicked.addListener((click, tab) => startJob(api, { click, tab }));
    api.action.onClicked.addListener((tab) => togglePanel(api, tab));
    api.sidePanel?.onOpened.addListener(({ windowId }) => notePanel(api, { windowId, isOpen: true }));
    api.sidePanel?.onClosed.addListener(({ windowId }) => notePanel(api, { windowId, isOpen: false }));
    void lockStorage(api);
  },
};

export default background;
