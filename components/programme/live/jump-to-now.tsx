import { useEffect, useState } from "react";
import { CLOSE, DrawnIcon } from "@/components/ui/drawn-icon";
import styles from "./live.module.css";

/** The way to the current time, while it is out of sight and until somebody dismisses it. */
export function JumpToNow({ anchor, text, dismiss }: { anchor: string; text: string; dismiss: string }) {
  const [isAway, setAway] = useState(false);
  const [isDismissed, setDismissed] = useState(false);
  useEffect(() => {
    const heading = document.getElementById(anchor);
    if (!heading) return;
    const observer = new IntersectionObserver(([entry]) => setAway(!(entry?.isIntersecting ?? true)));
    observer.observe(heading);
    return () => observer.disconnect();
  }, [anchor]);
  if (!isAway || isDismissed) return null;
  return (
    <p className={styles.jump}>
      <a href={`#${anchor}`}>{text}</a>
      <button type="button" aria-label={dismiss} onClick={() => setDismissed(true)}>
        <DrawnIcon path={CLOSE} />
      </button>
    </p>
  );
}
