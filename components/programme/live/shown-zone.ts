import { useSyncExternalStore } from "react";

/** Whether times are shown in the reader's own zone; one choice for everything on the page, kept until the tab closes. */
let own = false;
const listeners = new Set<() => void>();
const KEPT = "convivio-own-times";

export function showOwnTimes(value: boolean): void {
  own = value;
  try {
    if (value) sessionStorage.setItem(KEPT, "1");
    else sessionStorage.removeItem(KEPT);
  } catch {
    // A browser that keeps nothing shows the choice on this page only.
  }
  for (const listener of listeners) listener();
}

/** The choice made on an earlier page of this tab. */
export function keptReadersTimes(): boolean {
  try {
    return sessionStorage.getItem(KEPT) === "1";
  } catch {
    return false;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The zone times are shown in: the edition's, or the reader's after they asked for it. */
export function useShownZone(zone: string): string {
  const isOwn = useSyncExternalStore(
    subscribe,
    () => own,
    () => false,
  );
  return isOwn ? Intl.DateTimeFormat().resolvedOptions().timeZone : zone;
}
