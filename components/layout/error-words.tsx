"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { WayUp } from "./way-up";

/** What a page says that fails in the browser, in its reader's language; "{reference}" is filled in. */
export interface ErrorWords {
  title: string;
  text: string;
  /** Of what failed in the browser, which has no reference. */
  here: string;
  offlineTitle: string;
  offlineText: string;
  retry: string;
  up: Record<WayUp["to"], string>;
}

const Context = createContext<ErrorWords | null>(null);

/** Brings the words with the page: when it fails there is nobody left to ask for them. */
export function ErrorWordsProvider({ words, children }: { words: ErrorWords; children: ReactNode }) {
  return <Context.Provider value={words}>{children}</Context.Provider>;
}

/** The words of the page around. */
export function useErrorWords(): ErrorWords | null {
  return useContext(Context);
}
