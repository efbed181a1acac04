/** HTML that is safe to send: made by `markup` only, so that nothing gets in unescaped. */
class Markup {
  constructor(readonly html: string) {}
}

export type { Markup };

const SIGNS: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A template whose values are escaped, but for those that are markup already: text, attributes, lists of them. */
export function markup(
  parts: TemplateStringsArray,
  ...values: Array<string | number | Markup | readonly Markup[] | null>
): Markup {
  return new Markup(parts.reduce((html, part, at) => html + asMarkup(values[at - 1] ?? null) + part));
}

function asMarkup(value: string | number | Markup | readonly Markup[] | null): string {
  if (value === null) return "";
  if (value instanceof Markup) return value.html;
  if (Array.isArray(value)) return value.map((one: Markup) => one.html).join("");
  return String(value).replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? "");
}

/** Lines of a text, one below the other. */
export function linesOf(text: string | readonly string[]): Markup[] {
  const lines = typeof text === "string" ? text.split("\n") : text;
  return lines.map((line, at) => (at === 0 ? markup`${line}` : markup`<br>${line}`));
}
