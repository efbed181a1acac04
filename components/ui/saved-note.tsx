import type { ReactNode } from "react";
import { Icon } from "./icon";
import styles from "./saved-note.module.css";

/** On a page of one's own: what was just sent is saved. */
export function SavedNote({ children }: { children: ReactNode }) {
  return (
    <p role="status" className={styles.saved}>
      <Icon name="check" /> {children}
    </p>
  );
}
