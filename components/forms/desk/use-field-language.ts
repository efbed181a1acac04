"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { type MouseEvent, useEffect, useRef } from "react";

/** A language a text can be written in, with its name in the reader's language. */
export interface FieldLanguage {
  tag: string;
  name: string;
  /** The name as it stands within a sentence: "italien" beside "Italien". */
  named: string;
}

/** Stands in the address for every language below the other. */
export const EVERY_LANGUAGE = "all";

/** The key of the address that says in which language the desk's texts are edited. */
const KEY = "text";

/**
 * The language texts are edited in, from the address: links work without JavaScript; with it a click changes only what
 * is shown, so that nothing typed in another language is lost. The first fieldLanguage, the source, unless another is asked for.
 */
export function useFieldLanguage(fieldLanguages: readonly FieldLanguage[]) {
  const path = usePathname();
  const search = useSearchParams();
  const asked = search.get(KEY);
  // Next listens to the history once its own effect has run: until then the browser follows the link itself.
  const listening = useRef(false);
  useEffect(() => {
    listening.current = true;
  }, []);
  const known = asked === EVERY_LANGUAGE || fieldLanguages.some(({ tag }) => tag === asked);
  const link = (tag: string) => {
    const next = new URLSearchParams(search);
    next.set(KEY, tag);
    const href = `${path}?${next}`;
    return {
      href,
      onClick(event: MouseEvent) {
        if (!listening.current || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0)
          return;
        event.preventDefault();
        window.history.replaceState(null, "", href);
      },
    };
  };
  return { chosen: known && asked !== null ? asked : (fieldLanguages[0]?.tag ?? EVERY_LANGUAGE), link };
}
