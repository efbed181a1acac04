// biome-ignore lint/suspicious/noControlCharactersInRegex: this is the list of what is taken out
export const UNSAFE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g;
export const HALF = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** One line without what can't be stored or would lie about itself: control characters, direction overrides. */
export function cleanLine(text: string | null): string {
  return (text ?? "")
    .replace(UNSAFE, "")
    .replace(HALF, "\uFFFD")
    .normalize("NFC")
    .replace(/\s+/gu, " ")
    .trim();
}
