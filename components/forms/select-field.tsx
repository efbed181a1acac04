"use client";

import { isUuid } from "@/lib/platform/uuid";
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
  const stored = String(given ?? "");
  const isOffered = options.some((option) => option.value === stored);
  // Where nothing is stored, a browser shows and sends the first of the list.
  const kept = isOffered || stored !== "" ? stored : (options[0]?.value ?? "");
  const { id, value, error, theirs } = useField(name, given === undefined ? undefined : kept);
  // What is stored and not offered any more stays what it is until somebody chooses another.
  const all = isOffered || stored === "" ? options : [...options, { value: stored, label: wordsOf(stored) }];
  return (
    <FieldFrame
      {...field}
      {...{ id, error, theirs }}
      theirsText={all.find((option) => option.value === theirs)?.label ?? theirs}
      control={
        <select
          className="in"
          id={id}
          name={name}
          defaultValue={value}
          autoComplete={autoComplete}
          {...described(id, field.hint, error)}
        >
          {all.map((option) => (
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

/** What is stored, as it can be read: an id says nothing. */
const wordsOf = (stored: string) => (isUuid(stored) ? "–" : stored.replaceAll("_", " "));
