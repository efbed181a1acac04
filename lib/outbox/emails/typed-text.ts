const CONTROLS = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu;

/** Joins nothing to see: between the parts of an address it keeps mail programs from making a link of it. */
const JOINER = "\u2060";

/**
 * A text that somebody typed, safe in a mail to somebody else: no control characters, and nothing that a mail program
 * would turn into a link ("evil.example", "https://…", "name@host"). It reads the same.
 */
export function typedText(text: string): string {
  return text
    .replace(CONTROLS, "")
    .replace(/:(?=\/)/g, `:${JOINER}`)
    .replace(/(?<=\S)([.\u3002\uff0e\uff61])(?=[\p{L}\p{N}])/gu, `$1${JOINER}`)
    .replace(/@(?=[\p{L}\p{N}])/gu, `@${JOINER}`);
}

/** One line, for subjects and headers. */
export function typedLine(text: string): string {
  return typedText(text).replace(/\s+/g, " ").trim();
}

/** One line of an organiser's own words: as it was typed, so that an address in it works. */
export function organiserLine(text: string): string {
  return text.replace(CONTROLS, "").replace(/\s+/g, " ").trim();
}

/** An organiser's own words of several lines, unaltered: the Markdown renderer reads them. */
export function organiserText(text: string): string {
  return text.replace(CONTROLS, "").trim();
}
