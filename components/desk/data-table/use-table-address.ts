"use client";

import { useSearchParams } from "next/navigation";
import { type MouseEvent, useCallback, useEffect, useRef } from "react";
import { type AddressChange, changedAddress } from "./address";

/**
 * A table's address as state: links work without JavaScript, clicks change it without loading the page again.
 * @param base the address without a query
 * @param keys what its query may hold; the same list at every call
 */
export function useTableAddress(base: string, keys: readonly string[]) {
  const current = useSearchParams();
  // Next listens to the history once its own effect has run; what is pushed before that would change nothing on the page.
  const listening = useRef(false);
  useEffect(() => {
    listening.current = true;
  }, []);
  const href = useCallback(
    (change: AddressChange, from: URLSearchParams = new URLSearchParams(current)) => {
      const search = changedAddress(keys, from, change);
      return search ? `${base}?${search}` : base;
    },
    [base, keys, current],
  );
  const go = useCallback(
    (change: AddressChange, how: "push" | "replace" = "push") => {
      // What was asked a moment ago is in the address before it is drawn.
      const address = href(change, new URLSearchParams(window.location.search));
      if (!listening.current) window.location[how === "push" ? "assign" : "replace"](address);
      else if (how === "push") window.history.pushState(null, "", address);
      else window.history.replaceState(null, "", address);
    },
    [href],
  );
  const link = useCallback(
    (change: AddressChange) => ({
      href: href(change),
      onClick(event: MouseEvent) {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        go(change);
      },
    }),
    [href, go],
  );
  return { current, go, link };
}
