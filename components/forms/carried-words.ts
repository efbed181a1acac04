"use client";

import { type RefObject, useEffect } from "react";
import type { FormValues } from "@/lib/platform/merge-form";
import { isText, isTick } from "./controls";
import { keepInTab, readInTab } from "./tab-memory";

const KEY = "carried-words";
/** A page in another language is there at once; what is found later was left by something else. */
const FRESH_MS = 60_000;

/** A field that was changed: its name, its value, and whether it is ticked where it can be. */
type Word = [name: string, value: string, ticked: boolean | null];

/**
 * Takes what was typed and not sent along when the reader changes the language of the page: through this tab only, read
 * once and gone. Without JavaScript the browser's "Back" has it.
 */
export function useCarriedWords(form: RefObject<HTMLFormElement | null>, stored: FormValues) {
  useEffect(() => {
    const element = form.current;
    if (!element) return;
    const place = location.pathname.replace(/^\/[a-z]{2}\//, "/");
    for (const word of take(place)) put(element, word);
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
  return [...form.elements].flatMap((control): Word[] => {
    const kept = "name" in control ? [stored[String(control.name)] ?? []].flat() : [];
    if (isTick(control))
      return control.checked === kept.includes(control.value)
        ? []
        : [[control.name, control.value, control.checked]];
    if (isText(control) || control instanceof HTMLSelectElement)
      return control.value === (kept[0] ?? "") ? [] : [[control.name, control.value, null]];
    return [];
  });
}

function put(form: HTMLFormElement, [name, value, ticked]: Word) {
  for (const control of form.elements) {
    if (!("name" in control) || control.name !== name) continue;
    if (isTick(control)) {
      if (control.value === value && ticked !== null) control.checked = ticked;
    } else if (isText(control) || control instanceof HTMLSelectElement) control.value = value;
  }
}

/** Read once and gone. */
function take(place: string): Word[] {
  const found = readInTab<{ place: string; at: number; words: Word[] }>(KEY);
  keepInTab(KEY, null);
  return found?.place === place && Date.now() - found.at < FRESH_MS ? found.words : [];
}
