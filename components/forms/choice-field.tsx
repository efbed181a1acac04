"use client";

import type { ReactNode } from "react";
import { describedBy, FieldErrorText } from "./field-parts";
import { useFormField } from "./step-form-state";

export interface Choice {
  value: string;
  label: ReactNode;
  /** Said at the end of the line: what it costs. */
  side?: ReactNode;
  /** Below the label. */
  note?: ReactNode;
}

interface ChoiceFieldProps {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  choices: readonly Choice[];
  /** Several may be ticked. */
  several?: boolean;
  lang?: string | null;
  /** Why we ask: below the choices. */
  children?: ReactNode;
}

/** A question with a few answers, all in sight. The first one carries the field's id, so that an error leads to it. */
export function ChoiceField({
  name,
  label,
  hint,
  choices,
  several = false,
  lang,
  children,
}: ChoiceFieldProps) {
  const { id, values, error, errorPrefix, registered } = useFormField(name);
  return (
    <fieldset
      className={error ? "field field--bad" : "field"}
      aria-describedby={describedBy(id, hint, error)}
      {...(lang ? { lang } : {})}
    >
      <legend className="q">{label}</legend>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldErrorText id={id} prefix={errorPrefix} text={error} />
      {choices.map((choice, index) => (
        <label key={choice.value} className="choice">
          <input
            {...registered}
            id={index === 0 ? id : `${id}-${choice.value}`}
            type={several ? "checkbox" : "radio"}
            value={choice.value}
            defaultChecked={values.includes(choice.value)}
          />
          <span>{choice.label}</span>
          {choice.side && <b>{choice.side}</b>}
          {choice.note && <small>{choice.note}</small>}
        </label>
      ))}
      {children}
    </fieldset>
  );
}

/** One box to tick: an agreement. It stands in a group with a legend, or below the answer it belongs to. */
export function Agreement({ name, children, note }: { name: string; children: ReactNode; note?: ReactNode }) {
  const { id, values, error, errorPrefix, registered } = useFormField(name);
  return (
    <>
      <FieldErrorText id={id} prefix={errorPrefix} text={error} />
      <label className="choice">
        <input
          {...registered}
          id={id}
          type="checkbox"
          value="on"
          defaultChecked={values.includes("on")}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, null, error)}
        />
        <span>{children}</span>
        {note && <small>{note}</small>}
      </label>
    </>
  );
}
