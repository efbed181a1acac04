"use client";

import { Fragment, type ReactNode } from "react";
import { describedBy, FieldErrorText, type FieldProps, GroupFrame } from "./field-frame";
import { useFormContext } from "./form-context";
import { listed } from "./merge-field";
import { useField } from "./use-field";

/** One of the answers in sight. */
export interface Choice {
  value: string;
  label: ReactNode;
  /** Said at the end of the line: what it costs. */
  side?: ReactNode;
  /** Below the label. */
  note?: ReactNode;
  /** In sight, but nobody can choose it now. */
  disabled?: boolean;
}

interface ChoiceFieldProps extends FieldProps {
  options: readonly Choice[];
  /** What is stored, where the form does not know it. */
  chosen?: readonly string[];
  /** Several may be ticked. */
  several?: boolean;
}

/** A question with a few answers, all in sight. The first one carries the field's id, so that an error leads to it. */
export function ChoiceField({
  name,
  options,
  chosen,
  several = false,
  children,
  ...field
}: ChoiceFieldProps) {
  const { id, values, error, theirs } = useField(name, chosen);
  return (
    <GroupFrame
      {...field}
      {...{ id, error, theirs }}
      theirsText={theirs === null ? null : inWords(options, listed(theirs))}
      control={options.map((option, index) => (
        <label key={option.value} className="choice">
          <input
            id={index === 0 ? id : `${id}-${option.value}`}
            name={name}
            type={several ? "checkbox" : "radio"}
            value={option.value}
            defaultChecked={values.includes(option.value)}
            disabled={option.disabled}
          />
          <span>{option.label}</span>
          {option.side && <b>{option.side}</b>}
          {option.note && <small>{option.note}</small>}
        </label>
      ))}
    >
      {children}
    </GroupFrame>
  );
}

interface TickFieldProps {
  name: string;
  label: ReactNode;
  note?: ReactNode;
  /** What is stored, where the form does not know it. */
  ticked?: boolean;
}

/** One box to tick; unticked sends nothing. It stands in a group with a legend, or below the answer it belongs to. */
export function TickField({ name, label, note, ticked }: TickFieldProps) {
  const { Other } = useFormContext();
  const { id, values, error, theirs } = useField(
    name,
    ticked === undefined ? undefined : ticked ? ["on"] : [],
  );
  return (
    <>
      <FieldErrorText id={id} text={error} />
      <label className="choice">
        <input
          id={id}
          name={name}
          type="checkbox"
          value="on"
          defaultChecked={values.includes("on")}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, null, error)}
        />
        <span>{label}</span>
        {note && <small>{note}</small>}
      </label>
      {theirs !== null && Other ? <Other id={id} value={theirs} text={theirs === "" ? null : label} /> : null}
    </>
  );
}

/** Nothing, where nothing was chosen: the caller says so in words of its own. */
function inWords(options: readonly Choice[], values: readonly string[]): ReactNode {
  if (values.length === 0) return null;
  return values.map((value, index) => (
    <Fragment key={value}>
      {index > 0 ? ", " : ""}
      {options.find((option) => option.value === value)?.label ?? value}
    </Fragment>
  ));
}
