"use client";

import { described, FieldFrame, type FieldProps } from "./field-frame";
import { useField } from "./use-field";

/** One of the answers that a question offers. */
export interface SelectOption {
  value: string;
  label: string;
  lang?: string;
}

interface SelectFieldProps extends FieldProps {
  options: readonly SelectOption[];
  /** What is stored, where the form does not know it. */
  value?: string | number | null;
  autoComplete?: string | undefined;
}

/** A question with one answer out of many. */
export function SelectField({
  name,
  options,
  value: given,
  autoComplete,
  children,
  ...field
}: SelectFieldProps) {
  // Where nothing is stored, a browser shows and sends the first of the list.
  const kept = options.find((option) => option.value === String(given ?? "")) ?? options[0];
  const { id, value, error, theirs } = useField(name, given === undefined ? undefined : (kept?.value ?? ""));
  return (
    <FieldFrame
      {...field}
      {...{ id, error, theirs }}
      theirsText={options.find((option) => option.value === theirs)?.label ?? theirs}
      control={
        <select
          className="in"
          id={id}
          name={name}
          defaultValue={value}
          autoComplete={autoComplete}
          {...described(id, field.hint, error)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} dir="auto" lang={option.lang}>
              {option.label}
            </option>
          ))}
        </select>
      }
    >
      {children}
    </FieldFrame>
  );
}
