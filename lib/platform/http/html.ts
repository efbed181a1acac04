/** A piece of HTML that is safe to send: made by `html` only. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = Html | string | number | false | null | undefined | readonly Part[];

const SIGNS: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function safe(part: Part): string {
  if (part instanceof Html) return part.text;
  if (part === false || part === null || part === undefined) return "";
  if (typeof part === "object") return part.map(safe).join("");
  return String(part).replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? "");
}

/** A page without a framework: whatever is put into it is escaped, unless `html` made it. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(strings.map((text, index) => text + safe(parts[index])).join(""));
}
