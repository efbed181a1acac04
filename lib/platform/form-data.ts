import type * as z from "zod/mini";
import { AppError } from "./errors";

/** An error of one field: `code` is a key of the messages namespace "field-errors", e.g. "missing", "too-long", "email". */
export interface FieldError {
  field: string;
  code: string;
}

/** Sixty rows with all their fields in a dozen languages. */
const MOST_KEYS = 2_000;

/**
 * A form as a plain object: Next's own `$ACTION…` keys dropped, repeated keys and `lists` as arrays, dotted keys kept
 * flat ("title.en"). Files are refused.
 * @throws AppError("bad-request"), AppError("too-large")
 */
export function formValues(form: FormData, lists: readonly string[]): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = Object.create(null);
  let count = 0;
  for (const [key, value] of form) {
    if (key.startsWith("$ACTION")) continue;
    count += 1;
    if (count > MOST_KEYS) throw new AppError("too-large");
    if (typeof value !== "string" || key === "__proto__") throw new AppError("bad-request");
    const earlier = values[key];
    if (earlier === undefined) values[key] = lists.includes(key) ? [value] : value;
    else values[key] = [...(Array.isArray(earlier) ? earlier : [earlier]), value];
  }
  return { ...values };
}

/** Characters of a form that carries no file: texts of all languages and to spare. */
export const LARGEST_FORM = 1_000_000;

/** Bytes of one that carries files: as `serverActions.bodySizeLimit`. */
export const LARGEST_FILE_FORM = 8_000_000;

/**
 * Next takes the bodies of all actions up to one size, that of the largest upload; each action has its own.
 * @throws AppError("too-large")
 */
export function requireSize(form: FormData, largest: number): void {
  let size = 0;
  for (const [key, value] of form) {
    // What Next itself adds repeats the last answer.
    if (!key.startsWith("$ACTION"))
      size += key.length + (typeof value === "string" ? value.length : value.size);
  }
  if (size > largest) throw new AppError("too-large");
}

/** Takes the named files out of a form and reads them; a choice left empty is nothing. */
export async function takeFiles(
  form: FormData,
  names: readonly string[],
): Promise<Record<string, Uint8Array<ArrayBuffer>>> {
  const files: Record<string, Uint8Array<ArrayBuffer>> = {};
  for (const name of names) {
    const file = form.get(name);
    form.delete(name);
    // A choice left empty comes as a file without a name; one that was chosen and holds nothing is told so.
    const chosen = file instanceof File && (file.size > 0 || !["", "undefined", "blob"].includes(file.name));
    if (chosen) files[name] = new Uint8Array(await file.arrayBuffer());
  }
  return files;
}

/** Takes all files out of a form whose names begin so, unread; a choice left empty is nothing. */
export function takeUploads(form: FormData, prefix: string | undefined): Map<string, File> {
  const files = new Map<string, File>();
  if (prefix === undefined) return files;
  for (const [name, value] of [...form]) {
    if (!name.startsWith(prefix) || !(value instanceof File)) continue;
    form.delete(name);
    if (value.size > 0 && !files.has(name)) files.set(name, value);
  }
  return files;
}

/** The field errors of a failed parse, one per field, the first one wins. Unknown keys are the form's fault, not the person's. */
export function fieldErrorsOf(error: z.core.$ZodError): FieldError[] {
  const fieldErrors = new Map<string, string>();
  for (const issue of error.issues) {
    const field = issue.path.map(String).join(".");
    const code = /^[a-z][a-z0-9-]*$/.test(issue.message) ? issue.message : codeOf(issue.code);
    if (!fieldErrors.has(field)) fieldErrors.set(field, code);
  }
  return [...fieldErrors].map(([field, code]) => ({ field, code }));
}

function codeOf(code: string | undefined): string {
  return code === "invalid_type" ? "missing" : "invalid";
}
