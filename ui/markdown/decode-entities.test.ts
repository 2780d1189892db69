import { expect, test } from "vitest";
import { decodeEntities } from "#ui/markdown/decode-entities.ts";

test.each([
  ["&amp;&lt;&gt;&quot;", '&<>"'],
  ["&copy; &AElig; &yuml; &nbsp;", "© Æ ÿ \u00a0"],
  ["&Alpha;&Omega;&alpha;&omega;&sigmaf;", "ΑΩαως"],
  ["&ndash;&hellip;&euro;&infin;", "–…€∞"],
  ["&#35; &#1234; &#x22; &#XD06;", '# Ӓ " ആ'],
  ["&#0; &#xD800; &#x110000;", "\ufffd \ufffd \ufffd"],
  ["&nbsp &unknown; &#87654321; &", "&nbsp &unknown; &#87654321; &"],
])("turns %s into %s", (text, decoded) => {
  expect(decodeEntities(text)).toBe(decoded);
});
