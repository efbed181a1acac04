"use client";

import { useEffect, useRef } from "react";
import { Icon } from "@/components/ui/icon";
import { armStar } from "./arm-star";
import styles from "./stars.module.css";

export interface StarButtonProps {
  edition: string;
  /** Of the session. */
  number: number;
  words: { mark: string; kept: string };
}

/** Marks a session on this device; not offered without JavaScript, or where nothing is kept. */
export function StarButton({ edition, number, words }: StarButtonProps) {
  const part = useRef<HTMLDivElement>(null);
  useEffect(() => (part.current ? armStar(part.current, { edition, number }) : undefined), [edition, number]);
  return (
    <div ref={part} className={styles.mark}>
      <button hidden type="button" className="btn btn--line btn--small" aria-pressed="false">
        <span>{words.mark}</span>
        <Icon name="star" />
      </button>
      <span className="small muted" role="status" data-said={words.kept} />
    </div>
  );
}
