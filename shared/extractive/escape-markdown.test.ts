import { marked } from "marked";
import { expect, test } from "vitest";
import { parseCitations } from "#shared/citations.ts";
import { escapeMarkdown, unescapeMarkdown } from "#shared/extractive/escape-markdown.ts";

test.each([
  "# A *bold* _claim_ `code` ~~gone~~",
  "[link](https://evil.test) ![image](https://evil.test/x.png)",
  "<img src=x onerror=alert(1)> &lt;b&gt;",
  "see https://evil.test, www.evil.test or me@evil.test",
  "1. first",
  "- item",
  "=== | --- |",
  "back\\slash \\* and a [b1] that is 【b2】 none",
])("shows %j as it is written", (text) => {
  const escaped = escapeMarkdown(text);

  const html = marked.parse(escaped, { async: false, gfm: true });

  expect(html).toMatch(/^<p>[^<]*<\/p>\n$/);
  expect(unescapeMarkdown(escaped)).toBe(text);
  expect(parseCitations(escaped)).toEqual([]);
});
