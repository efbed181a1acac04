import type { ReactNode } from "react";
import styles from "./confirm.module.css";

interface ConfirmProps {
  /** What one is about to do. */
  ask: string;
  /** What follows from it. */
  warning: string;
  children: ReactNode;
}

/** A step that cannot be undone: a fold that names what follows before its button; works without JavaScript. */
export function Confirm({ ask, warning, children }: ConfirmProps) {
  return (
    <details className={styles.confirm}>
      <summary>{ask}</summary>
      <p>{warning}</p>
      {children}
    </details>
  );
}
