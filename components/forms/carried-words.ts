"use client";

import { type RefObject, useEffect } from "react";
import type { FormValues } from "@/lib/platform/merge-form";
import { putWords, type Word, wordsOf } from "./controls";
import { keepInTab, placeWithoutLanguage, readInTab } from "./tab-memory";

const KEY = "carried-words";
/** A page in another language is there at once; what is found later was left by something else. */
const FRESH_MS = 60_000;

/**
 * Takes what was typed and not sent along when the reader changes the language of the page: through this tab only, read
 * once and gone. Without JavaScript the browser's "Back" has it.
 */
export function useCarriedWords(form: RefObject<HTMLFormElement | null>, stored: FormValues) {
  useEffect(() => {
    const element = form.current;
    if (!element) return;
    const place = placeWithoutLanguage();
    putWords(element, take(place));
    const leave = (event: MouseEvent) => {
      if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (!(event.target instanceof Element && event.target.closest("a[hreflang]"))) return;
      const words = changed(element, stored);
      if (words.length > 0) keepInTab(KEY, { place, at: Date.now(), words });
    };
    document.addEventListener("click", leave);
    return () => document.removeEventListener("click", leave);
  }, [form, stored]);
}

/** What differs from what is stored: also what an answer with field errors has drawn again. */
function changed(form: HTMLFormElement, stored: FormValues): Word[] {
  return wordsOf(form).filter(([name, value, ticked]) => {
    const kept = [stored[name] ?? []].flat();
    return ticked === null ? value !== (kept[0] ?? "") : ticked !== kept.includes(value);
  });
}

/** Read once and gone. */
function take(place: string): Word[] {
  const found = readInTab<{ place: string; at: number; words: Word[] }>(KEY);
  keepInTab(KEY, null);
  return found?.place === place && Date.now() - found.at < FRESH_MS ? found.words : [];
}
