type Listener<Arguments extends unknown[]> = {
  addListener(listener: (...values: Arguments) => unknown): void;
};

/** What a gesture tells about the tab it was made in. */
export type GestureTab = { id?: number | undefined; windowId?: number | undefined };

export type MenuClick = {
  menuItemId: string | number;
  frameId?: number | undefined;
  selectionText?: string | undefined;
};

export type MenuEntry = {
  id: string;
  title: string;
  contexts: ["page", "selection"];
  documentUrlPatterns: string[];
};

type StorageArea = {
  get(keys: string[]): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  /** Missing in Firefox for `local`, where no secret may therefore rest in it. */
  setAccessLevel?(options: { accessLevel: "TRUSTED_CONTEXTS" }): Promise<void>;
};

/**
 * The part of the browser's API that the background needs, handed in by the entrypoint.
 * `sidePanel` exists in Chromium, `sidebarAction` in Firefox.
 */
export type GestureApi = {
  action: { onClicked: Listener<[tab: GestureTab]> };
  contextMenus: {
    onClicked: Listener<[click: MenuClick, tab?: GestureTab]>;
    create(entry: MenuEntry): unknown;
    removeAll(): Promise<void>;
  };
  i18n: { getMessage(name: "menuAsk"): string; getUILanguage(): string };
  runtime: {
    onInstalled: Listener<[]>;
    onStartup: Listener<[]>;
  };
  sidePanel?: {
    onOpened: Listener<[panel: { windowId: number }]>;
    onClosed: Listener<[panel: { windowId: number }]>;
    open(options: { windowId: number }): Promise<void>;
    close(options: { windowId: number }): Promise<void>;
  };
  sidebarAction?: { open(): Promise<void>; toggle(): Promise<void> };
  storage: { local: StorageArea; session: StorageArea };
};
