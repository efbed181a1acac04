"use client";

import type { HTMLInputAutoCompleteAttribute } from "react";
import { described, FieldFrame, type FieldProps } from "./field-frame";
import { TextArea } from "./text-area";
import { useField } from "./use-field";

interface TextFieldProps extends FieldProps {
  /** What is stored, where the form does not know it. */
  value?: string | number | null;
  /** Rows of a long text; absent: one line. */
  rows?: number;
  type?: "text" | "email" | "url" | "tel" | "number" | "date" | "time" | "datetime-local";
  short?: boolean;
  autoComplete?: HTMLInputAutoCompleteAttribute | undefined;
  maxLength?: number | undefined;
  inputMode?: "numeric" | "decimal" | undefined;
  list?: string | undefined;
}

/**
 * What is judged by our schemas is a line of text to the browser, with the keys of its kind. Of a number field it gives
 * nothing where it can't read what was typed ("1e"), so that a blank would be stored over a capacity; in an address it
 * writes "bücher.example" in another way than its owner.
 */
const LINES = {
  text: {},
  email: { inputMode: "email", spellCheck: false, autoCapitalize: "none" },
  url: { inputMode: "url", spellCheck: false, autoCapitalize: "none" },
  number: { inputMode: "numeric" },
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
          <TextArea {...shared} rows={rows} />
        ) : (
          <input
            {...(type in LINES ? { type: "text", ...LINES[type as keyof typeof LINES] } : { type })}
            {...shared}
          />
        )
      }
    >
      {children}
    </FieldFrame>
  );
}
