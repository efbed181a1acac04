"use client";

import { useEffect, useRef } from "react";
import { armKeptTickets, type KeptTicketsProps } from "./arm-kept-tickets";

/** The tickets that are kept on this device; the page is the same for everybody, and says where there is none. */
export function KeptTickets({ edition, words }: KeptTicketsProps) {
  const part = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words are those of the page
  useEffect(() => (part.current ? armKeptTickets(part.current, { edition, words }) : undefined), [edition]);
  return (
    <div ref={part}>
      <p className="above-4">{words.none}</p>
    </div>
  );
}
