"use client";

import { createContext, useContext } from "react";
import type { FormState } from "@/lib/platform/action";
import type { DeskRefusal } from "./desk-refusal";

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

/** The way back; of what it sends, a whole "{name}" is taken from what was made. Any other words are somebody's own. */
export function filledUndo(undo: Undo, made: unknown): Undo {
  const parts = (made ?? {}) as Record<string, unknown>;
  const fill = (value: string) => {
    const name = /^\{(\w+)\}$/.exec(value)?.[1];
    return name !== undefined && Object.hasOwn(parts, name) ? String(parts[name]) : value;
  };
  const hidden = Object.entries(undo.hidden).map(([key, value]) => [
    key,
    typeof value === "string" ? fill(value) : value,
  ]);
  return { ...undo, hidden: Object.fromEntries(hidden) };
}
