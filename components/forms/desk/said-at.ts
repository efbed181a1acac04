"use client";

import { keepInTab, readInTab } from "@/components/ui/tab-memory";

const KEY = "said-at";

/** What a form did is said on the page it leads to, once. */
export function sayAt(address: string, text: string): void {
  keepInTab(KEY, { path: new URL(address, location.href).pathname, text });
}

/** What is to be said on this page; null: nothing. What was for another page is forgotten. */
export function takeSaid(): string | null {
  const said = readInTab<{ path: string; text: string }>(KEY);
  if (said) keepInTab(KEY, null);
  return said?.path === location.pathname ? said.text : null;
}
