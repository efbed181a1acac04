"use client";

import { useEffect, useRef, useState } from "react";
import { putValue, valueAt } from "./controls";
import { isSame } from "./merge-field";

interface Field {
  /** What is stored, as the page was read last. */
  kept: string;
  /** What was sent and taken last; null before, and after any other answer. */
  done: string | null;
  /** The values are lists, in any order. */
  several: boolean;
}

/**
 * Lets a control follow what is stored when the page is read again, as long as nobody changes it here: by itself a browser
 * goes on showing what was typed or chosen once ("it,en" where "it, en" is stored).
 * @returns what somebody else stored over words that were changed here and not sent; null otherwise
 */
export function useStored(id: string, { kept, done, several }: Field): string | null {
  const before = useRef(kept);
  const [over, setOver] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a page that was read again changes what is stored
  useEffect(() => {
    const was = before.current;
    before.current = kept;
    const now = valueAt(id);
    if (was === kept || now === null) return;
    const stands = (text: string | null) => text !== null && isSame(now, text, several);
    if (stands(kept) || stands(was) || stands(done)) {
      putValue(id, kept);
      setOver(null);
    } else setOver(done !== null && isSame(kept, done, several) ? null : kept);
  }, [id, kept]);
  return over;
}
