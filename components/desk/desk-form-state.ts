"use client";

import { createContext, useContext } from "react";
import type { FormState } from "@/lib/platform/action";

/** A language a text can be written in, with its name in the reader's language. */
export interface Tongue {
  tag: string;
  name: string;
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

/** A field's identity, its fault and the value it starts with: what was typed, else what is stored. */
export function useDeskField(name: string, stored: string) {
  const { formName, state, changedMeanwhile } = useContext(Context);
  const typed = typedValues(state)[name];
  const value = typeof typed === "string" ? typed : stored;
  const fault = state.status === "invalid" ? state.faults.find((entry) => entry.field === name) : undefined;
  // The refusal may carry the stored record; the fresh page carries it too.
  const detail = state.status === "refused" ? state.detail?.[name] : undefined;
  const other = detail === undefined ? stored : String(detail);
  return {
    id: `${formName}-${name}`,
    fault: fault?.code ?? null,
    value,
    /** The version somebody else stored, where it differs from what was typed here. */
    theirs: changedMeanwhile && typeof typed === "string" && typed !== other ? other : null,
  };
}

/** As `useDeskField` for several ticked values. */
export function useDeskChoices(name: string, stored: readonly string[]) {
  const { formName, state } = useContext(Context);
  const values = typedValues(state);
  const typed = values[name];
  const sent = Object.keys(values).length > 0;
  const chosen = sent ? (Array.isArray(typed) ? typed : typed === undefined ? [] : [typed]) : stored;
  const fault = state.status === "invalid" ? state.faults.find((entry) => entry.field === name) : undefined;
  return { id: `${formName}-${name}`, fault: fault?.code ?? null, chosen };
}
