/**
 * What is not there, for readers without JavaScript: Next draws such a page of a live route in the browser only, and
 * what it sends is an empty body. The words are put into that answer as it leaves, where scripts never show them.
 */
const BLANK = '<html id="__next_error__">';
/** The empty shell is the beginning of what Next sends; far beyond it nothing is looked for. */
const MOST_HELD = 64 * 1024;

/**
 * Fills the blank page of an answer while it is written.
 * @param words `{ language, title, paragraphs, links: [{ href, text }] }`, and `sent: { title, text, texts }`: what was typed, or null
 * @param style of the page, as a text
 */
export function fillBlank(response, words, style) {
  const original = { write: response.write, end: response.end };
  let held = Buffer.alloc(0);
  let looking = true;

  /** What may leave now: nothing, until the body of the blank page begins or it is clear that this is none. */
  const release = (chunk, encoding, last) => {
    if (chunk) held = Buffer.concat([held, typeof chunk === "string" ? Buffer.from(chunk, encoding) : chunk]);
    const blank = response.statusCode === 404 && !response.getHeader("content-length");
    if (blank && !last && held.length < MOST_HELD && !held.includes("<body>")) return null;
    looking = false;
    const text = held.toString();
    return blank && text.includes(BLANK) && text.includes("<body>")
      ? filled(text, words, style, response)
      : held;
  };
  const given = (rest) => ({
    encoding: typeof rest[0] === "string" ? rest[0] : undefined,
    callback: rest.find((argument) => typeof argument === "function"),
  });
  response.write = (chunk, ...rest) => {
    if (!looking) return original.write.call(response, chunk, ...rest);
    const { encoding, callback } = given(rest);
    const out = release(chunk, encoding, false);
    if (out !== null) return original.write.call(response, out, callback);
    callback?.();
    return true;
  };
  response.end = (...all) => {
    if (!looking) return original.end.apply(response, all);
    const chunk = typeof all[0] === "function" ? undefined : all[0];
    const { encoding, callback } = given(all.slice(chunk === undefined ? 0 : 1));
    const out = release(chunk, encoding, true);
    return original.end.call(response, out.length > 0 ? out : undefined, callback);
  };
}

function filled(text, { language, title, paragraphs, links, sent }, style, response) {
  const nonce = /'nonce-([\w+/=-]+)'/.exec(String(response.getHeader("content-security-policy") ?? ""))?.[1];
  const sheet = nonce ? `<style nonce="${nonce}">${style}</style>` : "";
  const lines = paragraphs.map((line) => `<p>${escaped(line)}</p>`).join("");
  const ways = links
    .map((link) => `<p><a href="${escaped(link.href)}">${escaped(link.text)}</a></p>`)
    .join("");
  const own = sent
    ? `<h2>${escaped(sent.title)}</h2><p>${escaped(sent.text)}</p>${sent.texts.map((one) => `<pre>${escaped(one)}</pre>`).join("")}`
    : "";
  return text
    .replace(BLANK, () => `<html id="__next_error__" lang="${escaped(language)}">`)
    .replace("</head>", () => `<title>${escaped(title)} – Convivio</title></head>`)
    .replace(
      "<body>",
      () => `<body><noscript>${sheet}<main><h1>${escaped(title)}</h1>${lines}${own}${ways}</main></noscript>`,
    );
}

/** A text as it stands in HTML. */
export const escaped = (text) =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);
