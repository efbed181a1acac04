"use client";

import type { HTMLInputAutoCompleteAttribute } from "react";
import { described, FieldFrame, type FieldProps } from "./field-frame";
import { useField } from "./use-field";

interface TextFieldProps extends FieldProps {
  /** What is stored, where the form does not know it. */
  value?: string | number | null;
  /** Rows of a long text; absent: one line. */
  rows?: number;
  type?: "text" | "email" | "url" | "number" | "date" | "time" | "datetime-local";
  short?: boolean;
  autoComplete?: HTMLInputAutoCompleteAttribute | undefined;
  maxLength?: number | undefined;
  inputMode?: "numeric";
  list?: string | undefined;
}

/**
 * What a kind of field is to the browser. A number is a line of text: of a number field the browser gives nothing when it
 * can't read what was typed ("1e"), and a blank would be stored over a capacity.
 */
const KINDS = {
  email: { type: "email", inputMode: "email", spellCheck: false, autoCapitalize: "none" },
  number: { type: "text", inputMode: "numeric" },
} as const;

/** A question answered in words, a number or a date. */
export function TextField({ name, label, hint, optional, lang, children, ...control }: TextFieldProps) {
  const { value: given, rows, type = "text", short = false, ...rest } = control;
  const { id, value, error, theirs } = useField(name, given === undefined ? undefined : String(given ?? ""));
  const shared = {
    ...rest,
    id,
    name,
    dir: "auto" as const,
    defaultValue: value,
    className: short ? "in in--short" : "in",
    ...described(id, hint, error),
  };
  return (
    <FieldFrame
      {...{ id, label, hint, error, theirs, lang: lang ?? null, optional: optional ?? false }}
      control={
        rows ? (
          <textarea {...shared} rows={rows} />
        ) : (
          <input {...shared} {...(type === "email" || type === "number" ? KINDS[type] : { type })} />
        )
      }
    >
      {children}
    </FieldFrame>
  );
}
