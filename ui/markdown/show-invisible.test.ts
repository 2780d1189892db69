import fc from "fast-check";
import { expect, test } from "vitest";
import { showInvisible } from "#ui/markdown/show-invisible.ts";

test.each([
  ["a\u202eb", "a⟦U+202E⟧b"],
  ["\u2066x\u2069", "⟦U+2066⟧x⟦U+2069⟧"],
  ["zero\u200bwidth", "zero⟦U+200B⟧width"],
  ["\u{e0041}", "⟦U+E0041⟧"],
  ["bell\u0007", "bell⟦U+0007⟧"],
  ["\u001b[31mred", "⟦U+001B⟧[31mred"],
])("makes what hides in %j visible", (text, shown) => {
  expect(showInvisible(text)).toBe(shown);
});

test.each(["tab\tand\nline", "می‌خواهم", "क्ष", "👩‍👩‍👧", "日本語、中文", "\u05e9\u05dc\u05d5\u05dd"])(
  "leaves %j as it is",
  (text) => {
    expect(showInvisible(text)).toBe(text);
  },
);

test("leaves no character that turns the direction of what follows", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 80 }), (codes) => {
      const text = String.fromCharCode(...codes);

      expect(showInvisible(text)).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200e\u200f]/u);
    }),
  );
});
