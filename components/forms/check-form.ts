import type { FieldErrors, Resolver } from "react-hook-form";
import type * as z from "zod/mini";
import { type FieldError, fieldErrorsOf, formValues } from "@/lib/platform/form-data";
import { unreadIn } from "./controls";

/**
 * Brings the schema of a form when somebody begins to answer: the page itself is lighter by all of zod. Where it does not
 * come (the line was cut), the server judges alone, as it does without JavaScript.
 */
export type LoadSchema = () => Promise<z.ZodMiniType>;

/**
 * react-hook-form's resolver over the form as it would be sent, so that the browser and the server judge the same
 * values by the same schema. Answers only field by field: an error of the form as a whole is left to the server.
 */
export function checkForm(
  load: LoadSchema,
  form: () => HTMLFormElement | null,
): Resolver<Record<string, unknown>> {
  return async () => {
    const schema = await load().catch(() => null);
    const element = form();
    const parsed = element && schema ? schema.safeParse(formValues(wordsIn(element), [])) : null;
    const found = element ? unread(element) : [];
    if (parsed?.success === false)
      found.push(...fieldErrorsOf(parsed.error).filter(({ field }) => field !== ""));
    const fieldErrors = element ? inOrder(found, element) : [];
    if (fieldErrors.length === 0) return { values: {}, errors: {} };
    const errors = Object.fromEntries(
      fieldErrors.map(({ field, code }) => [field, { type: code, message: code }]),
    );
    return { values: {}, errors: errors as FieldErrors<Record<string, unknown>> };
  };
}

/** What would be sent, without the files: those are judged where they are taken. */
function wordsIn(form: HTMLFormElement): FormData {
  const words = new FormData(form);
  for (const [name, value] of [...words]) if (typeof value !== "string") words.delete(name);
  return words;
}

/** react-hook-form's nested errors as a flat list again. */
export function listFieldErrors(errors: object, prefix = ""): FieldError[] {
  return Object.entries(errors).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value !== "object" || value === null) return [];
    const { type } = value as { type?: unknown };
    return typeof type === "string"
      ? [{ field: prefix + key, code: type }]
      : listFieldErrors(value, `${prefix}${key}.`);
  });
}

/** A date or a time of which a part is missing: the browser would send a blank. */
const unread = (form: HTMLFormElement): FieldError[] =>
  unreadIn(form).map(({ name, type }) => ({ field: name, code: type === "time" ? "time" : "date" }));

/** As the questions stand on the page. */
function inOrder(fieldErrors: FieldError[], form: HTMLFormElement): FieldError[] {
  const names = [...form.elements].map((control) => control.getAttribute("name"));
  return fieldErrors.sort((one, other) => names.indexOf(one.field) - names.indexOf(other.field));
}
