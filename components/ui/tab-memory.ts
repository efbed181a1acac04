"use client";

/** What this tab remembers until it is closed. Where the browser gives no storage, nothing: all works as without. */

/** Keeps something that can be written as JSON; null takes it away. */
export function keepInTab(key: string, value: unknown): void {
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // No storage.
  }
}

/** The address of the page as it is in every language. */
export const placeWithoutLanguage = () => location.pathname.replace(/^\/[a-z]{2}\//, "/");

/** What was kept; null when nothing was, or what is there can't be read. */
export function readInTab<Value>(key: string): Value | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}
