"use client";

import type { ReactNode } from "react";
import { describedBy, FieldErrorText } from "./field-parts";
import { useFormField } from "./step-form-state";

interface TextFieldProps {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** Rows of a long text; absent: one line. */
  rows?: number;
  type?: "text" | "email";
  autoComplete?: string;
  /** The language of the label, where it fell back to another one. */
  lang?: string | null;
  maxLength?: number;
  inputMode?: "numeric";
  short?: boolean;
  /** Why we ask, consents: below the control. */
  children?: ReactNode;
}

/** A question answered in words. */
export function TextField({
  name,
  label,
  hint,
  rows,
  type = "text",
  lang,
  short = false,
  children,
  ...rest
}: TextFieldProps) {
  const { id, value, error, errorPrefix, registered } = useFormField(name);
  const control = {
    ...registered,
    ...rest,
    id,
    defaultValue: value,
    className: short ? "in in--short" : "in",
    "aria-invalid": error ? true : undefined,
    "aria-describedby": describedBy(id, hint, error),
  };
  return (
    <div className={error ? "field field--bad" : "field"}>
      <label className="q" htmlFor={id} {...(lang ? { lang } : {})}>
        {label}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldErrorText id={id} prefix={errorPrefix} text={error} />
      {rows ? (
        <textarea {...control} dir="auto" rows={rows} />
      ) : (
        <input
          dir="auto"
          {...control}
          type={type}
          {...(type === "email" ? { inputMode: "email", spellCheck: false, autoCapitalize: "none" } : {})}
        />
      )}
      {children}
    </div>
  );
}
