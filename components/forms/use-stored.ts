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
  /** How often the page was read again after an answer. */
  readings: number;
}

/**
 * Lets a control follow what is stored when the page is read again, as long as nobody changes it here: by itself a browser
 * goes on showing what was typed or chosen once ("it,en" where "it, en" is stored).
 * @returns what somebody else stored over words that were changed here and not sent; null otherwise
 */
export function useStored(id: string, { kept, done, several, readings }: Field): string | null {
  const before = useRef({ kept, readings });
  const [over, setOver] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a page that was read again changes what is stored
  useEffect(() => {
    const { kept: was, readings: read } = before.current;
    before.current = { kept, readings };
    const now = valueAt(id);
    if (now === null) return;
    if (was === kept) {
      // Sent and stored, and the same as before: typed in another way, it would go on standing there.
      if (now !== kept && read !== readings && done !== null && isSame(now, done, several))
        putValue(id, kept);
      return;
    }
    const stands = (text: string | null) => text !== null && isSame(now, text, several);
    if (stands(kept) || stands(was) || stands(done)) {
      putValue(id, kept);
      setOver(null);
    } else setOver(done !== null && isSame(kept, done, several) ? null : kept);
  }, [id, kept, readings]);
  return over;
}
