"use client";

import type { ReactNode } from "react";
import { describedBy, FieldErrorText } from "./field-parts";
import { useFormField } from "./step-form-state";

interface SelectFieldProps {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** Said by the first, empty choice; absent: there is none. */
  empty?: string;
  options: ReadonlyArray<{ value: string; label: string; lang?: string }>;
  autoComplete?: string;
}

/** A question with one answer out of many. */
export function SelectField({ name, label, hint, empty, options, autoComplete }: SelectFieldProps) {
  const { id, value, error, errorPrefix, registered } = useFormField(name);
  return (
    <div className={error ? "field field--bad" : "field"}>
      <label className="q" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldErrorText id={id} prefix={errorPrefix} text={error} />
      <select
        {...registered}
        id={id}
        className="in"
        defaultValue={value}
        autoComplete={autoComplete}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
