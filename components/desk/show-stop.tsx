"use client";

import { useEffect, useRef } from "react";

/** On a phone the menu is one long line: the stop one is at is brought into its middle. Nothing to be seen itself. */
export function ShowStop({ current }: { current: string }) {
  const mark = useRef<HTMLSpanElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each other stop is another place to show
  useEffect(() => {
    const line = mark.current?.parentElement;
    const stop = line?.querySelector<HTMLElement>("[aria-current]");
    if (!line || !stop) return;
    const [outer, inner] = [line.getBoundingClientRect(), stop.getBoundingClientRect()];
    line.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
  }, [current]);
  return <span ref={mark} hidden />;
}
