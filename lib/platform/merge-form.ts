import * as z from "zod/mini";

/** Values of a form under the names of its fields; a field that is left out is empty. */
export type FormValues = Record<string, string | string[]>;

/** What was stored when the fields of a form were drawn. */
export interface Seen {
  version: number;
  values: FormValues;
}

const json = (text: unknown): unknown => {
  try {
    return typeof text === "string" ? JSON.parse(text) : null;
  } catch {
    return null;
  }
};

/** The hidden field "seen" of a form, as `seenText` writes it. */
export const SeenSchema = z.pipe(
  z.transform(json),
  z.strictObject(
    {
      version: z.number("invalid"),
      values: z.record(z.string(), z.union([z.string(), z.array(z.string())], "invalid"), "invalid"),
    },
    "invalid",
  ),
);

/** What a form carries along, so that its answer tells what a person typed from what merely stood there. */
export function seenText(seen: Seen): string {
  return JSON.stringify(seen);
}

/**
 * What a form means that was drawn before something else was stored (a second tab, the browser's "Back"): a field that
 * nobody touched keeps what is stored now, also where an older blank stands in it; one that was changed is what was
 * typed, also when it was emptied. Changed here and there to different things is a conflict, stored only knowingly.
 */
export function mergeForm(sent: FormValues, seen: FormValues, stored: FormValues) {
  const values: FormValues = {};
  const conflicts: string[] = [];
  for (const name of new Set([...Object.keys(sent), ...Object.keys(seen), ...Object.keys(stored)])) {
    const typed = !isSame(sent[name], seen[name]);
    if (typed && !isSame(stored[name], seen[name]) && !isSame(sent[name], stored[name])) conflicts.push(name);
    const value = typed ? sent[name] : stored[name];
    if (value !== undefined) values[name] = value;
  }
  return { values, conflicts };
}

/** Whether two values say the same: a text area sends its lines with CRLF; texts are stored without blanks around them, choices in any order. */
export function isSame(one: string | string[] | undefined, other: string | string[] | undefined): boolean {
  return plain(one) === plain(other);
}

function plain(value: string | string[] | undefined): string {
  const parts = [value ?? []].flat().map((part) => part.replace(/\r\n?/g, "\n").trim());
  return JSON.stringify(parts.filter((part) => part !== "").sort());
}
