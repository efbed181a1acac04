import { type FormRecord, texts } from "@/lib/platform/form-fields";

/** A school under the field names of its form. */
export function schoolFields(row: {
  slug: string;
  kind: string;
  recurring: boolean;
  title: unknown;
  summary: unknown;
  description: unknown;
}): FormRecord {
  return {
    ...row,
    title: texts(row.title),
    summary: texts(row.summary),
    description: texts(row.description),
  };
}
