import { useId } from "react";
import styles from "./desk-form.module.css";

/**
 * That something is going on, and what: how far it is nobody knows, so the bar has no length. Short work is over before
 * it appears. @param said the words are shown, for work that takes long; else they only name the bar
 */
export function Busy({ text, said = false }: { text: string; said?: boolean }) {
  const id = useId();
  return (
    <>
      <progress className={styles.busy} {...(said ? { "aria-labelledby": id } : { "aria-label": text })} />
      {said ? (
        <p className={`hint ${styles.meanwhile}`} id={id} role="status">
          {text}
        </p>
      ) : null}
    </>
  );
}
