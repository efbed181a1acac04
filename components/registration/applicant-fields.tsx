"use client";

import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import type { ApplicantName } from "@/lib/registration/schema/applicant";

/** One thing that is asked of somebody who registers, in the reader's language. */
export interface AskedOfApplicant {
  name: ApplicantName;
  control: "text" | "email" | "choice";
  label: string;
  hint?: string;
  autoComplete?: string;
  maxLength?: number;
  /** Of a choice. */
  options: ReadonlyArray<{ value: string; label: string; lang?: string }>;
  empty?: string;
}

/** What is asked of somebody who registers, in its order. */
export function ApplicantFields({ fields }: { fields: readonly AskedOfApplicant[] }) {
  return fields.map(({ control, options, empty, ...field }) =>
    control === "choice" ? (
      <SelectField
        key={field.name}
        {...field}
        options={empty === undefined ? options : [{ value: "", label: empty }, ...options]}
      />
    ) : (
      <TextField key={field.name} {...field} type={control} />
    ),
  );
}
