"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { keepInTab, placeWithoutLanguage, readInTab } from "@/components/ui/tab-memory";
import type { FormValues } from "@/lib/platform/merge-form";
import { putWords, type Word, wordsOf } from "./controls";

const KEY = "carried-words";
/** A page in another language is there at once; what is found later was left by something else. */
const FRESH_MS = 60_000;

/** What somebody left in a form. */
interface Carried {
  at: number;
  /** The page was left for the same one in another language. */
  translated: boolean;
  words: Word[];
  /** What was stored when the form was drawn, where the form carries it along. */
  seen: string | null;
}

/**
 * Takes what was typed and not sent along when the reader changes the language of the page, loads it anew, or leaves it
 * and comes back: through this tab only, read once and gone. Without JavaScript the browser's "Back" has it.
 * @param isSentOn whether the page is left because the form was taken
 * @returns what was stored when the words were typed: what another window stored since then is asked about, not overwritten
 */
export function useCarriedWords(
  form: RefObject<HTMLFormElement | null>,
  stored: FormValues,
  isSentOn: () => boolean,
): string | null {
  const [seen, setSeen] = useState<string | null>(null);
  const translated = useRef(false);
  useEffect(() => {
    const element = form.current;
    if (!element) return;
    const key = `${KEY}:${placeWithoutLanguage()}`;
    const found = take(key);
    if (found) {
      putWords(element, found.words);
      setSeen(found.seen);
    }
    const follow = (event: MouseEvent) => {
      if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
      translated.current = event.target instanceof Element && event.target.closest("a[hreflang]") !== null;
    };
    const leave = () => {
      const words = isSentOn() || !element.isConnected ? [] : changed(element, stored);
      const drawn = element.querySelector<HTMLInputElement>("input[type=hidden][name=seen]")?.value ?? null;
      const left: Carried = { at: Date.now(), translated: translated.current, words, seen: drawn };
      keepInTab(key, words.length > 0 ? left : null);
    };
    document.addEventListener("click", follow);
    window.addEventListener("pagehide", leave);
    return () => {
      document.removeEventListener("click", follow);
      window.removeEventListener("pagehide", leave);
    };
  }, [form, stored, isSentOn]);
  return seen;
}

/** What differs from what is stored: also what an answer with field errors has drawn again. */
function changed(form: HTMLFormElement, stored: FormValues): Word[] {
  return wordsOf(form).filter(([name, value, ticked]) => {
    const kept = [stored[name] ?? []].flat();
    return ticked === null ? value !== (kept[0] ?? "") : ticked !== kept.includes(value);
  });
}

/**
 * Read once and gone. A form that carries what was stored is about one record, which only its owner's link opens: its words
 * are found again by any way. Another one is anybody's, so what was left by way of a link, or long ago, may be a stranger's.
 */
function take(key: string): Carried | null {
  const found = readInTab<Carried>(key);
  keepInTab(key, null);
  if (!found || found.seen !== null) return found;
  const [way] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  const isSamePage = way?.type === "reload" || way?.type === "back_forward";
  return isSamePage || (found.translated && Date.now() - found.at < FRESH_MS) ? found : null;
}
