"use client";

import { createContext, useContext } from "react";
import type { UseFormRegister } from "react-hook-form";

export type Typed = Record<string, string | string[]>;

/** Texts of errors: "field:code" for one field's own words, ":code" for the words of any field. */
export type ErrorTexts = Record<string, string>;

interface Shared {
  /** What was typed and refused; empty before the first send. */
  typed: Typed | null;
  /** What is stored, for the first look at a page. */
  stored: Typed;
  fieldErrors: ReadonlyArray<{ field: string; text: string }>;
  /** The form was sent and asks its question now. */
  asked: boolean;
  register: UseFormRegister<Record<string, unknown>>;
  /** "Error:", read aloud before the error of a field. */
  errorPrefix: string;
}

const Context = createContext<Shared | null>(null);
export const StepFormProvider = Context.Provider;

/** One field of the form around it: its value, its error in words, and what ties it to react-hook-form. */
export function useFormField(name: string) {
  const shared = useContext(Context);
  if (!shared) throw new Error(`The field ${name} stands outside a form`);
  const value = (shared.typed ?? shared.stored)[name];
  const list = value === undefined ? [] : Array.isArray(value) ? value : [value];
  const error = shared.fieldErrors.find((entry) => entry.field === name)?.text ?? null;
  return {
    id: name,
    value: list[0] ?? "",
    values: list,
    error,
    errorPrefix: shared.errorPrefix,
    asked: shared.asked,
    registered: shared.register(name),
  };
}

/** The words for an error: the field's own, else those of any field. */
export function errorText(texts: ErrorTexts, field: string, code: string): string {
  return texts[`${field}:${code}`] ?? texts[`:${code}`] ?? texts[":invalid"] ?? code;
}
