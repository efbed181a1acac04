"use client";

import { useEffect, useRef, useState } from "react";
import { putValue, valueAt } from "./controls";
import { type Typed, useFormContext } from "./form-context";
import { isSame, listed, mergeField, written } from "./merge-field";
import { useStored } from "./use-stored";

/**
 * One field of the form around it: its id, its error in words, and what it shows: what was typed, else what is stored.
 * Where somebody else stored the record meanwhile, what was changed only there is taken over into the control.
 * @param stored a text, or a list for ticks; absent where the form knows what is stored
 */
export function useField(name: string, stored?: string | readonly string[]) {
  const { idPrefix, typed: sent, done, readings = 0, stored: all, errorOf, others } = useFormContext();
  const id = idPrefix + name;
  const kept = [stored ?? all[name] ?? []].flat();
  const several = stored !== undefined && typeof stored !== "string";
  const typed = sent && typedIn(sent[name], stored);
  const other = String(others?.[name] ?? written(kept));
  const common = useCommon(other, sent);
  const merged = others && typed ? mergeField({ typed: written(typed), common, other, several }) : null;
  const taken = merged?.taken ? merged.value : null;
  const put = useRef<string | null>(null);
  const [later, setLater] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each version that is taken over
  useEffect(() => {
    setLater(null);
    if (taken === null) return;
    const now = valueAt(id);
    const stands = (text: string | null) => now === null || (text !== null && isSame(now, text, several));
    // What was typed while the form was on its way is nobody's to forget.
    if (!stands(written(typed ?? [])) && !stands(put.current) && !stands(taken)) setLater(taken);
    else {
      put.current = taken;
      putValue(id, taken);
    }
  }, [id, taken]);
  const over = useStored(id, {
    kept: written(kept),
    done: done ? written([done[name] ?? []].flat()) : null,
    several,
    readings,
  });
  const values = merged ? (several ? listed(merged.value) : [merged.value]) : (typed ?? kept);
  return {
    id,
    value: values[0] ?? "",
    values,
    error: errorOf(name),
    /** The version somebody else stored, where both changed it. */
    theirs: merged ? (merged.theirs ?? (later === taken ? later : null)) : over,
  };
}

/** What was sent for a field. Ticks that were all taken away are not sent; a text that was not sent was not there. */
function typedIn(sent: string | string[] | undefined, stored: string | readonly string[] | undefined) {
  if (sent === undefined) return typeof stored === "string" ? null : [];
  return [sent].flat();
}

/**
 * What was stored when this field was last seen here, before the answer to what was sent: what differs from it was changed
 * since then. What an answer showed has been seen. Null where the page itself came as an answer.
 * @param now what is stored now
 */
function useCommon(now: string, sent: Typed | null): string | null {
  const [seen, setSeen] = useState({ sent, before: sent === null ? now : null, now });
  if (seen.sent !== sent) setSeen({ sent, before: seen.now, now });
  else if (seen.now !== now) setSeen({ ...seen, now });
  return seen.before;
}
