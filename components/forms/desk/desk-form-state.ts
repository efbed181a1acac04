"use client";

import { createContext, useContext, useEffect, useState } from "react";
import type { FormState } from "@/lib/platform/action";
import { mergeField } from "./merge-field";

/** A language a text can be written in, with its name in the reader's language. */
export interface FieldLanguage {
  tag: string;
  name: string;
  /** The name as it stands within a sentence: "italien" beside "Italien". */
  named: string;
}

/** What a field of a desk form needs to know of the form around it. */
export interface DeskFormContext {
  formName: string;
  state: FormState;
  /** Somebody else stored the record while this form was open: fields show both versions. */
  changedMeanwhile: boolean;
}

const Context = createContext<DeskFormContext>({
  formName: "form",
  state: { status: "idle" },
  changedMeanwhile: false,
});
export const DeskFormProvider = Context.Provider;

/** Whether an outcome says that somebody else stored the record first. */
export function isChangedMeanwhile(state: FormState): boolean {
  return state.status === "refused" && state.reason === "conflict";
}

/** What was typed into the form before its last answer; nothing after a success. */
export function typedValues(state: FormState): Record<string, string | string[]> {
  return state.status === "idle" || state.status === "done" ? {} : state.values;
}

/**
 * The last value that was the same here and in the store. What differs from it was changed: by this form, by somebody
 * else meanwhile, or by both.
 */
function useCommon(stored: string, settled: boolean): string {
  const [common, setCommon] = useState(stored);
  if (settled && common !== stored) setCommon(stored);
  return common;
}

/** A field's identity, its error and the value it starts with: what was typed, else what is stored. */
export function useDeskField(name: string, stored: string) {
  const { formName, state, changedMeanwhile } = useContext(Context);
  const id = `${formName}-${name}`;
  const common = useCommon(stored, state.status === "idle" || state.status === "done");
  const sent = typedValues(state)[name];
  const typed = typeof sent === "string" ? sent : null;
  const error =
    state.status === "invalid" ? state.fieldErrors.find((entry) => entry.field === name) : undefined;
  // The refusal may carry the stored record; the fresh page carries it too.
  const detail = state.status === "refused" ? state.detail?.[name] : undefined;
  const other = detail === undefined ? stored : String(detail);
  const merged = changedMeanwhile && typed !== null ? mergeField({ typed, common, other }) : null;
  const taken = merged?.taken ? merged.value : null;
  useEffect(() => {
    if (taken !== null) putValue(id, taken);
  }, [id, taken]);
  return {
    id,
    error: error?.code ?? null,
    value: merged?.value ?? typed ?? stored,
    /** The version somebody else stored, where both changed it. */
    theirs: merged?.theirs ?? null,
  };
}

/** As `useDeskField` for several ticked values. */
export function useDeskChoices(name: string, stored: readonly string[]) {
  const { formName, state, changedMeanwhile } = useContext(Context);
  const id = `${formName}-${name}`;
  const common = useCommon(stored.join(", "), state.status === "idle" || state.status === "done");
  const values = typedValues(state);
  const typed = [values[name] ?? []].flat();
  const sent = Object.keys(values).length > 0;
  const error =
    state.status === "invalid" ? state.fieldErrors.find((entry) => entry.field === name) : undefined;
  const detail = state.status === "refused" ? state.detail?.[name] : undefined;
  const other = detail === undefined ? stored.join(", ") : String(detail);
  const merged = changedMeanwhile && sent ? mergeField({ typed: typed.join(", "), common, other }) : null;
  const taken = merged?.taken ? merged.value : null;
  useEffect(() => {
    if (taken !== null) putValue(id, taken);
  }, [id, taken]);
  return {
    id,
    error: error?.code ?? null,
    chosen: merged ? listed(merged.value) : sent ? typed : stored,
    theirs: merged?.theirs ?? null,
  };
}

/** Several values as a stored record writes them in one. */
export function listed(text: string): string[] {
  return text === "" ? [] : text.split(", ");
}

/** Puts a value into the control or the group of choices with this id. */
export function putValue(id: string, value: string): void {
  const control = document.getElementById(id);
  if (control instanceof HTMLInputElement && control.type === "checkbox")
    control.checked = value === control.value;
  else if (
    control instanceof HTMLInputElement ||
    control instanceof HTMLTextAreaElement ||
    control instanceof HTMLSelectElement
  )
    control.value = value;
  else
    for (const choice of control?.querySelectorAll<HTMLInputElement>("input") ?? [])
      choice.checked = listed(value).includes(choice.value);
}
