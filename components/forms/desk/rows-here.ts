import type { Row } from "../merge-rows";

/** A list of rows that stands in a form of this page. */
export interface RowsHere {
  list: string;
  /** What is stored, as it was seen last; null where nobody knows. */
  stored: () => readonly Row[] | null;
  /** The names of the fields without which a row somebody wrote into would be left out. */
  unfinished: () => string[];
  /** Puts rows back that were typed over what was stored then. */
  put: (rows: readonly Row[], over: readonly Row[] | null) => void;
}

const lists = new WeakMap<HTMLFormElement, Set<RowsHere>>();

/** Tells whoever keeps the words of a form of a list in it. @returns takes it back */
export function joinForm(form: HTMLFormElement, rows: RowsHere): () => void {
  const here = lists.get(form) ?? new Set();
  lists.set(form, here.add(rows));
  return () => here.delete(rows);
}

/** The lists of rows in a form. */
export const listsIn = (form: HTMLFormElement): RowsHere[] => [...(lists.get(form) ?? [])];
