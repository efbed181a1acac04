import type { FieldErrors, Resolver } from "react-hook-form";
import * as z from "zod/mini";
import { type FieldFault, faultsOf, formValues } from "@/lib/platform/form-data";
import { nestFields } from "@/lib/platform/form-fields";

/**
 * react-hook-form's resolver over the form as it would be sent, so that the browser and the server judge the same
 * values by the same schema. Answers only field by field: a fault of the form as a whole is left to the server.
 */
export function checkForm(
  schema: z.ZodMiniType,
  form: () => HTMLFormElement | null,
): Resolver<Record<string, unknown>> {
  return () => {
    const element = form();
    const parsed = element ? z.safeParse(schema, formValues(new FormData(element), [])) : null;
    const faults =
      parsed?.success === false ? faultsOf(parsed.error).filter(({ field }) => field !== "") : [];
    if (faults.length === 0) return { values: {}, errors: {} };
    const errors = Object.fromEntries(
      faults.map(({ field, code }) => [field, { type: code, message: code }]),
    );
    return { values: {}, errors: nestFields(errors) as FieldErrors<Record<string, unknown>> };
  };
}

/** react-hook-form's nested errors as a flat list again. */
export function listFaults(errors: object, prefix = ""): FieldFault[] {
  return Object.entries(errors).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value !== "object" || value === null) return [];
    const { type } = value as { type?: unknown };
    return typeof type === "string"
      ? [{ field: prefix + key, code: type }]
      : listFaults(value, `${prefix}${key}.`);
  });
}
