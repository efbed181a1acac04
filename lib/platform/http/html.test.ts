import { expect, test } from "vitest";
import { html } from "./html";

test("what is put in is escaped, what html made is not", () => {
  const name = `<script>alert("x")</script> & 'y'`;
  expect(html`<p title="${name}">${html`<b>${name}</b>`}${[1, " ", null, false, undefined]}</p>`.text).toBe(
    '<p title="&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;">' +
      "<b>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;</b>1 </p>",
  );
});
