"use client";

import { useEffect, useRef } from "react";

/** On a phone the menu is one long line: the entry one is at is brought into its middle. Nothing to be seen itself. */
export function ShowCurrent({ current }: { current: string }) {
  const mark = useRef<HTMLSpanElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each other entry is another place to show
  useEffect(() => {
    const line = mark.current?.parentElement;
    const entry = line?.querySelector<HTMLElement>("[aria-current]");
    if (!line || !entry) return;
    const [outer, inner] = [line.getBoundingClientRect(), entry.getBoundingClientRect()];
    line.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
  }, [current]);
  return <span ref={mark} hidden />;
}
