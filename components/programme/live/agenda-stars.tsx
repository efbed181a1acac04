"use client";

import { useEffect, useRef } from "react";
import { Icon } from "@/components/ui/icon";
import { type AgendaStarsProps, armAgendaStars } from "./arm-agenda-stars";

/** The stars of a day: drawn once, copied to each session where JavaScript runs. The page is the same for everybody. */
export function AgendaStars(given: AgendaStarsProps) {
  const part = useRef<HTMLDivElement>(null);
  const { edition, words } = given;
  useEffect(
    () => (part.current ? armAgendaStars(part.current, { edition, words }) : undefined),
    [edition, words],
  );
  return (
    <div ref={part}>
      <span hidden>
        <button type="button" className="star" aria-pressed="false">
          <Icon name="star" />
        </button>
      </span>
      <p className="vh" aria-live="polite" />
    </div>
  );
}
