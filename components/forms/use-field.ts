"use client";

import { useEffect, useState } from "react";
import { putValue } from "./controls";
import { useFormContext } from "./form-context";
import { listed, mergeField, written } from "./merge-field";

/**
 * One field of the form around it: its id, its error in words, and what it shows: what was typed, else what is stored.
 * Where somebody else stored the record meanwhile, what was changed only there is taken over into the control.
 * @param stored a text, or a list for ticks; absent where the form knows what is stored
 */
export function useField(name: string, stored?: string | readonly string[]) {
  const { idPrefix, typed: sent, stored: all, errorOf, others } = useFormContext();
  const id = idPrefix + name;
  const kept = [stored ?? all[name] ?? []].flat();
  const typed = sent && typedIn(sent[name], stored);
  const common = useCommon(written(kept), sent === null);
  const merged =
    others && typed
      ? mergeField({ typed: written(typed), common, other: String(others[name] ?? written(kept)) })
      : null;
  const taken = merged?.taken ? merged.value : null;
  useEffect(() => {
    if (taken !== null) putValue(id, taken);
  }, [id, taken]);
  const ticks = stored !== undefined && typeof stored !== "string";
  const values = merged ? (ticks ? listed(merged.value) : [merged.value]) : (typed ?? kept);
  return {
    id,
    value: values[0] ?? "",
    values,
    error: errorOf(name),
    /** The version somebody else stored, where both changed it. */
    theirs: merged?.theirs ?? null,
  };
}

/** What was sent for a field. Ticks that were all taken away are not sent; a text that was not sent was not there. */
function typedIn(sent: string | string[] | undefined, stored: string | readonly string[] | undefined) {
  if (sent === undefined) return typeof stored === "string" ? null : [];
  return [sent].flat();
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
