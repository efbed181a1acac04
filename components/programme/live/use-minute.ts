import { useEffect, useState } from "react";

const MINUTE_MS = 60_000;

/** The time in milliseconds, renewed at each full minute and when the page is looked at again; null on the server. */
export function useMinute(): number | null {
  const [at, setAt] = useState<number | null>(null);
  useEffect(() => {
    let timer = 0;
    const tick = () => {
      const now = Date.now();
      setAt(now);
      clearTimeout(timer);
      timer = window.setTimeout(tick, MINUTE_MS - (now % MINUTE_MS) + 50);
    };
    const seen = () => document.visibilityState === "visible" && tick();
    tick();
    document.addEventListener("visibilitychange", seen);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", seen);
    };
  }, []);
  return at;
}
