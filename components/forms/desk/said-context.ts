"use client";

import { createContext, useContext } from "react";
import type { FormState } from "@/lib/platform/action";
import type { DeskRefusal } from "./desk-refusal";
import { filledAddress } from "./filled-address";

/** The way back from an act: a form of its own, with everything it sends. */
export interface Undo {
  /** Any desk action; nothing of its answer is read. */
  action: (previous: never, form: FormData) => Promise<FormState<unknown, DeskRefusal>>;
  hidden: Record<string, string | number | null>;
  /** What the button is called, and what is said when it is done. */
  submit: string;
  done: string;
}

export interface Said {
  text: string;
  undo?: Undo;
}

export const SaidContext = createContext<((said: Said) => void) | null>(null);

/** Says what happened to a row that has gone away with its own form; null where nobody listens. */
export function useSaidHere() {
  return useContext(SaidContext);
}

/** The way back with "{name}" parts of what it sends taken from what was made. */
export function filledUndo(undo: Undo, made: unknown): Undo {
  const hidden = Object.entries(undo.hidden).map(([key, value]) => [
    key,
    typeof value === "string" ? filledAddress(value, made) : value,
  ]);
  return { ...undo, hidden: Object.fromEntries(hidden) };
}
