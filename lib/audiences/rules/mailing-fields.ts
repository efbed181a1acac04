import { type FormRecord, texts } from "@/lib/platform/form-fields";
import { targetFields } from "./target";

/** A message under the field names of its form. */
export function mailingFields(row: {
  target: string;
  audience: readonly string[];
  subject: unknown;
  body: unknown;
  attached: readonly string[];
}): FormRecord {
  const { target, alsoRegistered } = targetFields(row.target);
  return {
    target,
    ...(alsoRegistered ? { alsoRegistered: "on" } : {}),
    audience: row.audience,
    subject: texts(row.subject),
    body: texts(row.body),
    attached: row.attached,
  };
}
