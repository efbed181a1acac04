"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Goes to the one before or after by the arrow keys, while nothing is typed or chosen; absent where there is none. */
export function NextByArrows({ before, after }: { before: string | null; after: string | null }) {
  const router = useRouter();
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest("input, textarea, select, [role=tablist]"))
        return;
      const to = event.key === "ArrowLeft" ? before : event.key === "ArrowRight" ? after : null;
      if (to) router.push(to);
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [router, before, after]);
  return null;
}
