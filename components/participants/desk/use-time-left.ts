import { useEffect, useState } from "react";

/**
 * How many seconds are left of each time, counted from when they were read: the clock of this computer may be wrong.
 * @param seconds what was left then, by a name
 */
export function useTimeLeft(seconds: Readonly<Record<string, number>>): Record<string, number> {
  const [passed, setPassed] = useState(0);
  const most = Math.max(0, ...Object.values(seconds));
  const key = JSON.stringify(seconds);
  // biome-ignore lint/correctness/useExhaustiveDependencies: begins anew with what was read anew
  useEffect(() => {
    setPassed(0);
    if (most === 0) return;
    const began = performance.now();
    const timer = setInterval(() => {
      const now = Math.floor((performance.now() - began) / 1000);
      setPassed(now);
      if (now >= most) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [key]);
  return Object.fromEntries(Object.entries(seconds).map(([name, all]) => [name, Math.max(0, all - passed)]));
}
