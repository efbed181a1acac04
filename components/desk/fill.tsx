import styles from "./fill.module.css";

interface FillProps {
  /** Parts of the whole, each between 0 and `whole`. */
  taken: number;
  held: number;
  whole: number;
}

/** How full something is. Silent: the numbers stand beside it. */
export function Fill({ taken, held, whole }: FillProps) {
  const percent = (value: number) => (whole > 0 ? Math.min(100, (value / whole) * 100) : 0);
  const from = percent(taken);
  return (
    <svg className={styles.fill} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect className={styles.on} width={from} height="10" />
      <rect className={styles.held} x={from} width={Math.min(100 - from, percent(held))} height="10" />
    </svg>
  );
}
