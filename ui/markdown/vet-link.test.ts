import fc from "fast-check";
import { expect, test } from "vitest";
import { vetLink } from "#ui/markdown/vet-link.ts";

test.each([
  ["https://example.org/a?b=c#d", "https://example.org/a?b=c#d"],
  ["HTTP://EXAMPLE.ORG", "http://example.org/"],
  ["mailto:someone@example.org", "mailto:someone@example.org"],
  [" https://example.org/ ", "https://example.org/"],
])("lets %s through in its canonical form", (address, href) => {
  expect(vetLink(address)).toBe(href);
});

test.each([
  "javascript:alert(1)",
  " java\tscript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:msgbox(1)",
  "blob:https://example.org/1",
  "filesystem:https://example.org/1",
  "chrome://settings",
  "chrome-extension://abc/sidepanel.html",
  "file:///etc/passwd",
  "intent://example.org#Intent;end",
  "view-source:https://example.org",
  "//example.org",
  "/relative",
  "example.org",
  "https://name:secret@example.org/",
  "",
])("refuses %s", (address) => {
  expect(vetLink(address)).toBeUndefined();
});

test("refuses an address too long to be one", () => {
  expect(vetLink(`https://example.org/${"a".repeat(10_000)}`)).toBeUndefined();
});

test("gives nothing but http, https and mailto for any mutation of a scheme", () => {
  const scheme = fc.constantFrom("javascript", "data", "vbscript", "blob", "file", "https", "mailto");
  const noise = fc.string({
    unit: fc.constantFrom("\t", "\n", "\r", " ", "\u0000", "\u200b", "A", ":"),
    maxLength: 4,
  });
  fc.assert(
    fc.property(scheme, noise, noise, fc.nat(10), (name, before, inside, at) => {
      const href = vetLink(`${before}${name.slice(0, at)}${inside}${name.slice(at)}:alert(1)`);

      if (href !== undefined) expect(href).toMatch(/^(https?:\/\/|mailto:)/);
    }),
  );
});
