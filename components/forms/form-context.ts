"use client";

import { type ComponentType, createContext, type ReactNode, useContext } from "react";

/** Values of a form under the names of its fields: one text, or every ticked value. */
export type Typed = Record<string, string | string[]>;

/** The version of a field that somebody else stored, for whoever shows it beside what was typed here. */
export interface OtherVersion {
  /** Of the field's control. */
  id: string;
  value: string;
  /** `value` in words. */
  text: ReactNode;
}

/** What a field needs to know of the form around it. */
export interface FormContext {
  /** Before the id of every field, where several forms stand on a page. */
  idPrefix: string;
  /** What was typed before the last answer; null before the first one and after a success. */
  typed: Typed | null;
  /** What was sent, where the last answer is a success. */
  done?: Typed | null;
  /** How often the page was read again after an answer: what is stored is known then, also where it is the same as before. */
  readings?: number;
  /** What is stored, where the form knows it and not each field. */
  stored: Typed;
  /** What is wrong with a field, in words. */
  errorOf: (name: string) => string | null;
  /** Why it was refused last, with what its sentence needs. */
  refusal?: { reason: string; detail: Readonly<Record<string, string | number>> } | null;
  /** The form was sent, and asks its question now. */
  asked?: boolean;
  /** Set when somebody else stored the record while this form was open: what they stored, as far as the answer says it. */
  others?: Readonly<Record<string, string | number>> | null;
  /** How the version somebody else stored is shown at a field that was changed here, too. */
  Other?: ComponentType<OtherVersion>;
  words: {
    /** "Error:", read aloud before the error of a field. */
    errorPrefix: string;
    /** Said after the label of what may be left out. */
    optional?: string;
  };
}

const Context = createContext<FormContext | null>(null);
export const FormProvider = Context.Provider;

/** The form around a field. */
export function useFormContext(): FormContext {
  const form = useContext(Context);
  if (!form) throw new Error("A field stands outside a form");
  return form;
}
