import { useEffect, useRef } from "react";

/** Where the focus goes when what had it is taken away: to who is read, else to the list. */
export function focusOnScreen(): void {
  const name = document.getElementById("panel-name") ?? document.getElementById("list-name");
  name?.focus({ preventScroll: true });
}

/**
 * The focus goes along: to the panel's name when it has opened, and back to the row when it is closed, also by the
 * browser's Back. Where the panel stands in the place of the table, the page is scrolled to both. A page that comes with a panel
 * (a link pressed before this page was alive, or one of another page) has it there, too, unless something else has it by then.
 */
export function usePanelFocus(open: string | null, loaded: boolean): void {
  const before = useRef<string | null>(null);
  const came = useRef(open);
  const back = useRef(0);
  useEffect(() => {
    const last = before.current;
    if (open === last || (open && !loaded)) return;
    before.current = open;
    const withPage = open !== null && came.current === open;
    came.current = null;
    if (withPage) {
      const free = document.activeElement === document.body && window.location.hash === "";
      if (free) document.getElementById("panel-name")?.focus({ preventScroll: true });
      return;
    }
    const beside = window.matchMedia("(min-width: 75em)").matches;
    if (open) {
      document.getElementById("panel-name")?.focus({ preventScroll: true });
      if (!beside) document.getElementById("panel-name")?.closest("aside")?.scrollIntoView();
      return;
    }
    if (!beside && back.current > 0) window.scrollTo(0, back.current);
    document.getElementById(`open-${last}`)?.focus({ preventScroll: beside });
  }, [open, loaded]);
  // Where the table was when a row was opened: it is there again when the panel is closed.
  useEffect(() => {
    if (open) return;
    const note = () => {
      back.current = window.scrollY;
    };
    window.addEventListener("scroll", note, { passive: true });
    return () => window.removeEventListener("scroll", note);
  }, [open]);
}
