import { expect, test } from "vitest";
import { xmlText } from "./xml-text";

test("a text can't end its element or its attribute, and holds nothing that XML can't", () => {
  expect(xmlText(`]]><a b='c' d="e">&amp;`)).toBe("]]&gt;&lt;a b=&#39;c&#39; d=&quot;e&quot;&gt;&amp;amp;");
  expect(xmlText("a\u0000\u0008\u000b\ufffe\ud800b\tc\n\u{1f35e}")).toBe("ab\tc\n\u{1f35e}");
});
