import type { ReactNode } from "react";
import styles from "./bulk-bar.module.css";

interface BulkBarProps {
  label: string;
  /** How many are ticked, or what was just done with them. */
  status: string;
  clear: { text: string; act: () => void };
  /** A button for each thing that can be done, the main one first. */
  children: ReactNode;
}

/** What can be done with the ticked rows at once; stays in sight below the table. */
export function BulkBar({ label, status, clear, children }: BulkBarProps) {
  return (
    <section className={styles.bulk} aria-label={label}>
      <p role="status">{status}</p>
      {children}
      <button type="button" onClick={clear.act}>
        {clear.text}
      </button>
    </section>
  );
}
