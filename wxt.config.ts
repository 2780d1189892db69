import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "wxt";
import { manifestMessages } from "#extension/locales/manifest-messages.ts";
import { addonId, extensionKey } from "#shared/extension-id.ts";
import { locales } from "#shared/locales.ts";

const silentContext = fileURLToPath(new URL("extension/content/content-script-context.ts", import.meta.url));
const worker = new URL(process.env.TERANCE_WORKER_URL ?? "http://127.0.0.1:8787").origin;

// style-src: React sets style attributes. The one Trusted Types policy lets our own worker scripts through.
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  `connect-src ${worker}`,
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types terance",
].join("; ");

// Optional permissions that nothing asks for yet are left out: the store refuses provision for the future.
const everywhere = {
  name: "__MSG_name__",
  description: "__MSG_description__",
  default_locale: "en",
  permissions: ["activeTab", "scripting", "storage", "contextMenus"],
  optional_host_permissions: ["*://*/*"],
  action: { default_title: "__MSG_actionTitle__" },
  // Conversations are kept, and private windows must leave nothing behind.
  incognito: "not_allowed",
  commands: {
    // Alt+Shift with another letter is a menu or a command of Chrome (T, B, I, A), Google Docs (F, E, V, I,
    // O, T, X, H), Word (D, P, T …), VS Code (A, C, F, H, I, O, R) or JetBrains; with Y it is nobody's.
    _execute_action: { suggested_key: { default: "Alt+Shift+Y", mac: "MacCtrl+Shift+Y" } },
  },
} as const;

const chromium = {
  key: extensionKey,
  minimum_chrome_version: "142", // sidePanel.onClosed
  externally_connectable: { ids: [] },
};

const firefox = {
  browser_specific_settings: {
    gecko: {
      id: addonId,
      strict_min_version: "140.0", // data_collection_permissions
      data_collection_permissions: { required: ["websiteContent" as const] },
    },
  },
};

// What the background and the first sight of the panel run: one file, because each more is felt at a cold start.
const gesture =
  /preload-helper|wxt-plugins|node_modules\/(wxt|webextension-polyfill)|shared\/(actions\/(?!action-id)|create-id|job-keys|locales)|is-fresh|direction/;

const oneGestureChunk = {
  name: "one-gesture-chunk",
  outputOptions: (options: { format?: string }) =>
    options.format === "es"
      ? { ...options, codeSplitting: { groups: [{ name: "gesture", test: gesture }] } }
      : null,
};

export default defineConfig({
  srcDir: "extension",
  publicDir: "extension/public",
  modulesDir: "extension/modules",
  manifestVersion: 3,
  targetBrowsers: ["chrome", "edge", "firefox"],
  imports: false,
  modules: ["@wxt-dev/webextension-polyfill"],
  manifest: ({ browser, command }) => ({
    ...everywhere,
    permissions: [...everywhere.permissions, ...(browser === "firefox" ? [] : ["sidePanel" as const])],
    optional_host_permissions: [...everywhere.optional_host_permissions],
    ...(browser === "firefox" ? firefox : chromium),
    // The development server needs a looser policy, which WXT writes.
    ...(command === "build" && { content_security_policy: { extension_pages: contentSecurityPolicy } }),
  }),
  hooks: {
    "build:manifestGenerated": (_, manifest) => {
      if (!manifest.sidebar_action) return;
      manifest.sidebar_action.default_title = "__MSG_name__";
      manifest.sidebar_action.open_at_install = false;
    },
    "build:publicAssets": (_, files) => {
      for (const locale of locales)
        files.push({
          relativeDest: `_locales/${locale}/messages.json`,
          contents: `${JSON.stringify(manifestMessages(locale), null, 2)}\n`,
        });
    },
  },
  vite: ({ browser }) => ({
    plugins: [react(), oneGestureChunk],
    resolve: { alias: { "wxt/utils/content-script-context": silentContext } },
    define: { "import.meta.env.WXT_WORKER_URL": JSON.stringify(worker) },
    build: {
      target: browser === "firefox" ? "firefox140" : "chrome142",
      modulePreload: { polyfill: false },
    },
  }),
});
