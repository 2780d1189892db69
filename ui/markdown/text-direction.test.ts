import { expect, test } from "vitest";
import { textDirection } from "#ui/markdown/text-direction.ts";

test.each([
  ["plain English", "ltr"],
  ["مرحبا بالعالم", "rtl"],
  ["שלום עולם", "rtl"],
  ["HTML هي لغة ترميز تُستخدم لبناء صفحات الويب", "rtl"],
  ["The word سلام means peace", "ltr"],
  ["日本語の文章", "ltr"],
  ["123 — …", "ltr"],
  ["", "ltr"],
])("%j runs %s", (text, direction) => {
  expect(textDirection(text)).toBe(direction);
});
