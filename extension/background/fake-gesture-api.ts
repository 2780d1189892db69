import type { GestureApi, MenuEntry } from "#extension/background/gesture-api.ts";
import { panelKey } from "#extension/background/note-panel.ts";

type FakeOptions = { language?: string; session?: Record<string, unknown> };

/** A browser that writes down, in order, what was asked of it. Only for tests. */
export function fakeGestureApi({ language = "en", session = {} }: FakeOptions = {}) {
  const calls: string[] = [];
  const menus = new Map<string, MenuEntry>();
  const levels: string[] = [];
  const api: GestureApi = {
    action: { onClicked: { addListener() {} } },
    contextMenus: {
      onClicked: { addListener() {} },
      create(entry) {
        if (menus.has(entry.id)) throw new Error(`duplicate ${entry.id}`);
        menus.set(entry.id, entry);
      },
      async removeAll() {
        menus.clear();
      },
    },
    i18n: { getMessage: () => "Ask Terance", getUILanguage: () => language },
    runtime: {
      onInstalled: { addListener() {} },
      onStartup: { addListener() {} },
    },
    sidePanel: {
      onOpened: { addListener() {} },
      onClosed: { addListener() {} },
      async open({ windowId }) {
        calls.push(`open ${windowId}`);
        session[panelKey(windowId)] = true;
      },
      async close({ windowId }) {
        calls.push(`close ${windowId}`);
        session[panelKey(windowId)] = false;
      },
    },
    storage: {
      local: fakeArea({}, (level) => levels.push(`local ${level}`)),
      session: fakeArea(session, (level) => levels.push(`session ${level}`)),
    },
  };
  return { api, calls, menus, session, levels };
}

function fakeArea(items: Record<string, unknown>, onLevel: (level: string) => void) {
  return {
    get: async (keys: string[]) => Object.fromEntries(keys.map((key) => [key, items[key]])),
    set: async (more: Record<string, unknown>) => void Object.assign(items, more),
    setAccessLevel: async ({ accessLevel }: { accessLevel: string }) => onLevel(accessLevel),
  };
}
