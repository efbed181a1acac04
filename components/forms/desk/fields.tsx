"use client";

import { useTranslations } from "next-intl";
import type { HTMLInputAutoCompleteAttribute, ReactNode } from "react";
import { listed, useDeskChoices, useDeskField } from "./desk-form-state";
import { FieldErrorText, Theirs } from "./field-notes";

export interface Option {
  value: string;
  label: string;
  note?: string;
}

interface FieldProps {
  name: string;
  label: string;
  hint?: string;
  /** The stored value. */
  value?: string | number | null;
  optional?: boolean;
}

interface TextFieldProps extends FieldProps {
  type?: "text" | "email" | "url" | "number" | "date" | "time" | "datetime-local";
  short?: boolean;
  autoComplete?: HTMLInputAutoCompleteAttribute;
  min?: number | string;
  max?: number | string;
  list?: string;
  step?: number;
}

/** One line. */
export function TextField({ type = "text", short = false, value, ...field }: TextFieldProps) {
  const control = useDeskField(field.name, value === null || value === undefined ? "" : String(value));
  return (
    <FieldFrame {...field} id={control.id} error={control.error} theirs={control.theirs}>
      <input
        className={short ? "in in--short" : "in"}
        id={control.id}
        name={field.name}
        type={type}
        dir="auto"
        defaultValue={control.value}
        autoComplete={field.autoComplete ?? "off"}
        min={field.min}
        max={field.max}
        step={field.step}
        list={field.list}
        {...described(control.id, field.hint, control.error)}
      />
    </FieldFrame>
  );
}

/** Several lines of plain text. */
export function AreaField({ value, ...field }: FieldProps) {
  const control = useDeskField(field.name, value === null || value === undefined ? "" : String(value));
  return (
    <FieldFrame {...field} id={control.id} error={control.error} theirs={control.theirs}>
      <textarea
        className="in"
        id={control.id}
        name={field.name}
        rows={4}
        dir="auto"
        defaultValue={control.value}
        {...described(control.id, field.hint, control.error)}
      />
    </FieldFrame>
  );
}

/** One of a list. */
export function SelectField({ options, value, ...field }: FieldProps & { options: readonly Option[] }) {
  // Where nothing is stored, a browser shows and sends the first of the list.
  const stored = options.find((option) => option.value === String(value ?? "")) ?? options[0];
  const control = useDeskField(field.name, stored?.value ?? "");
  return (
    <FieldFrame
      {...field}
      id={control.id}
      error={control.error}
      theirs={control.theirs}
      theirsText={control.theirs === null ? "" : labelsOf(options, [control.theirs])}
    >
      <select
        className="in"
        id={control.id}
        name={field.name}
        // A select keeps its first default for ever; a new answer makes a new one.
        key={control.value}
        defaultValue={control.value}
        {...described(control.id, field.hint, control.error)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

interface ChoiceFieldProps extends Omit<FieldProps, "value"> {
  options: readonly Option[];
  chosen: readonly string[];
  /** One of them (radio buttons) or any of them (tick boxes). */
  many?: boolean;
}

/** Radio buttons or tick boxes under one question. */
export function ChoiceField({ options, chosen, many = false, ...field }: ChoiceFieldProps) {
  const control = useDeskChoices(field.name, chosen);
  const t = useTranslations("desk-ui");
  return (
    <fieldset className={control.error ? "field field--bad" : "field"} id={control.id} tabIndex={-1}>
      <legend className="q">
        {field.label} {field.optional ? <small className="muted">{t("optional")}</small> : null}
      </legend>
      {field.hint ? <p className="hint">{field.hint}</p> : null}
      <FieldErrorText id={control.id} code={control.error} />
      {options.map((option) => (
        <label className="choice" key={option.value}>
          <input
            type={many ? "checkbox" : "radio"}
            name={field.name}
            value={option.value}
            defaultChecked={control.chosen.includes(option.value)}
          />
          <span>{option.label}</span>
          {option.note ? <small>{option.note}</small> : null}
        </label>
      ))}
      {control.theirs === null ? null : (
        <Theirs id={control.id} text={labelsOf(options, listed(control.theirs))} value={control.theirs} />
      )}
    </fieldset>
  );
}

/** One tick box; unticked sends nothing. */
export function TickField({ name, label, hint, ticked }: FieldProps & { ticked: boolean }) {
  const control = useDeskChoices(name, ticked ? ["on"] : []);
  return (
    <div className="field">
      <label className="choice" htmlFor={control.id}>
        <input
          id={control.id}
          type="checkbox"
          name={name}
          value="on"
          defaultChecked={control.chosen.includes("on")}
        />
        <span>{label}</span>
        {hint ? <small>{hint}</small> : null}
      </label>
    </div>
  );
}

interface FrameProps extends Omit<FieldProps, "value"> {
  id: string;
  error: string | null;
  theirs: string | null;
  /** `theirs` in words, where the value is none. */
  theirsText?: string;
  children: ReactNode;
}

/** Label, hint, error and the other version around one control. */
export function FieldFrame({ id, label, hint, optional, error, theirs, theirsText, children }: FrameProps) {
  const t = useTranslations("desk-ui");
  return (
    <div className={error ? "field field--bad" : "field"}>
      <label className="q" htmlFor={id}>
        {label} {optional ? <small className="muted">{t("optional")}</small> : null}
      </label>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <FieldErrorText id={id} code={error} />
      {children}
      {theirs === null ? null : <Theirs id={id} text={theirsText ?? theirs} value={theirs} />}
    </div>
  );
}

function labelsOf(options: readonly Option[], values: readonly string[]): string {
  return values.map((value) => options.find((option) => option.value === value)?.label ?? value).join(", ");
}

/** The attributes that tie a control to its hint and its error. */
export function described(id: string, hint: string | undefined, error: string | null) {
  const ids = [hint ? `${id}-hint` : "", error ? `${id}-fault` : ""].filter(Boolean).join(" ");
  return { ...(ids ? { "aria-describedby": ids } : {}), ...(error ? { "aria-invalid": true } : {}) };
}
