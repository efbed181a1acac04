"use client";

import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { useFormContext } from "./form-context";

/** What every field is told. */
export interface FieldProps {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** May be left out. */
  optional?: boolean;
  /** The language of the label, where it fell back to another one. */
  lang?: string | null;
  /** Below the control: why we ask, consents. */
  children?: ReactNode;
}

interface FrameProps extends Omit<FieldProps, "name" | "children"> {
  id: string;
  error: string | null;
  /** The version somebody else stored, where both changed it, and in words. */
  theirs: string | null;
  theirsText?: ReactNode;
  control: ReactNode;
  children?: ReactNode;
}

/** Label, hint, error and the other version around one control. */
export function FieldFrame({ lang, ...frame }: FrameProps) {
  return (
    <div className={frame.error ? "field field--bad" : "field"}>
      <label className="q" htmlFor={frame.id} {...(lang ? { lang } : {})}>
        <Label {...frame} />
      </label>
      <Inside {...frame} />
    </div>
  );
}

/** The same around several controls that answer one question. */
export function GroupFrame({ lang, ...frame }: FrameProps) {
  return (
    <fieldset
      className={frame.error ? "field field--bad" : "field"}
      aria-describedby={describedBy(frame.id, frame.hint, frame.error)}
      {...(lang ? { lang } : {})}
    >
      <legend className="q">
        <Label {...frame} />
      </legend>
      <Inside {...frame} />
    </fieldset>
  );
}

/** What a field asks, and that it may be left out. */
export function Label({ label, optional }: Pick<FieldProps, "label" | "optional">) {
  const { words } = useFormContext();
  return (
    <>
      {label} {optional ? <small className="muted">{words.optional}</small> : null}
    </>
  );
}

function Inside({ id, hint, error, theirs, theirsText = theirs, control, children }: FrameProps) {
  const { Other } = useFormContext();
  return (
    <>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <FieldErrorText id={id} text={error} />
      {control}
      {theirs !== null && Other ? <Other id={id} value={theirs} text={theirsText} /> : null}
      {children}
    </>
  );
}

/** The words of an error at its field; the same as in the summary. */
export function FieldErrorText({ id, text }: { id: string; text: string | null }) {
  const { words } = useFormContext();
  if (!text) return null;
  return (
    <p className="fault" id={`${id}-fault`}>
      <Icon name="warning" />
      <span>
        <span className="vh">{words.errorPrefix} </span>
        {text}
      </span>
    </p>
  );
}

/** The ids that describe a control: its hint and its error, as far as they are there. */
export function describedBy(id: string, hint: unknown, error: string | null): string | undefined {
  return [hint && `${id}-hint`, error && `${id}-fault`].filter(Boolean).join(" ") || undefined;
}

/** The attributes that tie a control to its hint and its error. */
export function described(id: string, hint: unknown, error: string | null) {
  return { "aria-describedby": describedBy(id, hint, error), "aria-invalid": error ? true : undefined };
}
