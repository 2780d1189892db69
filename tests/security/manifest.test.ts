import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { addonId, extensionKey } from "#shared/extension-id.ts";

const { chrome, firefox, port } = inject("stage");
const folders = { chrome, firefox };
const both = ["chrome", "firefox"] as const;

function readManifest(browser: keyof typeof folders) {
  return JSON.parse(readFileSync(join(folders[browser], "manifest.json"), "utf8"));
}

function readScripts(folder: string): string {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const scripts = names.filter((name) => name.endsWith(".js"));
  return scripts.map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
}

test.each(both)("%s: asks for what a gesture needs and no site", (browser) => {
  const manifest = readManifest(browser);

  const panel = browser === "chrome" ? ["sidePanel"] : [];
  expect(manifest.permissions.toSorted()).toEqual(
    ["activeTab", "contextMenus", "scripting", "storage", ...panel].toSorted(),
  );
  expect(manifest).not.toHaveProperty("host_permissions");
  expect(manifest).not.toHaveProperty("optional_permissions");
  expect(manifest.optional_host_permissions).toEqual(["*://*/*"]);
});

test.each(both)("%s: puts nothing into pages and shows them no file", (browser) => {
  const manifest = readManifest(browser);

  expect(manifest).not.toHaveProperty("content_scripts");
  expect(manifest).not.toHaveProperty("web_accessible_resources");
  expect(manifest.incognito).toBe("not_allowed");
});

test.each(both)("%s: pages of the extension reach the worker and nothing else", (browser) => {
  const policy: string = readManifest(browser).content_security_policy.extension_pages;

  expect(policy.split("; ")).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src http://127.0.0.1:${port}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types terance",
  ]);
});

test("Chromium: no other extension and no site can send it a message", () => {
  const manifest = readManifest("chrome");

  expect(manifest.externally_connectable).toEqual({ ids: [] });
  expect(manifest.key).toBe(extensionKey);
  expect(Number(manifest.minimum_chrome_version)).toBeGreaterThanOrEqual(142);
});

test("Firefox: says what it collects, and the sidebar stays closed at install", () => {
  const { browser_specific_settings: settings, sidebar_action: sidebar } = readManifest("firefox");

  expect(settings.gecko).toMatchObject({
    id: addonId,
    data_collection_permissions: { required: ["websiteContent"] },
  });
  expect(Number.parseInt(settings.gecko.strict_min_version, 10)).toBeGreaterThanOrEqual(140);
  expect(sidebar).toMatchObject({ default_panel: "sidepanel.html", open_at_install: false });
});

test.each(both)("%s: every text of the manifest is there in every language", (browser) => {
  const wanted = [...JSON.stringify(readManifest(browser)).matchAll(/__MSG_(\w+)__/g)].map(
    ([, name]) => name,
  );
  const locales = readdirSync(join(folders[browser], "_locales"));

  expect(locales.toSorted()).toEqual(["ar", "de", "en", "es", "fr", "ja"]);
  for (const locale of locales) {
    const file = join(folders[browser], "_locales", locale, "messages.json");
    const messages = JSON.parse(readFileSync(file, "utf8"));
    for (const name of [...wanted, "menuAsk"])
      expect(messages[name ?? ""]?.message, `${locale} ${name}`).toBeTruthy();
  }
});

test.each(both)("%s: listens to nobody outside and runs no text as code", (browser) => {
  const scripts = readScripts(folders[browser]);

  for (const forbidden of [
    /\.onMessageExternal\.addListener/,
    /\.onConnectExternal\.addListener/,
    /\beval\(/,
  ])
    expect(scripts).not.toMatch(forbidden);
  expect(scripts).not.toMatch(/world:\s*["'`]MAIN["'`]/);
});
