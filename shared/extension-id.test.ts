import { expect, test } from "vitest";
import { addonId, extensionId, extensionKey } from "#shared/extension-id.ts";

test("is the id that Chromium derives from the key", async () => {
  const der = Uint8Array.from(atob(extensionKey), (letter) => letter.charCodeAt(0));

  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", der)).slice(0, 16);

  const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
  expect(hex.replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)))).toBe(
    extensionId,
  );
});

test("has an add-on id that Firefox takes", () => {
  expect(addonId).toMatch(/^\{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}$/);
});
