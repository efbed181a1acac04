"use client";

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { wordsOf } from "../controls";
import { type Typed, useFormContext } from "../form-context";
import {
  flatRows,
  isEmpty,
  isSameRow,
  isTakenOut,
  type ListVersions,
  type MergedRow,
  mergeRows,
  otherOrder,
  type Row,
  type RowRules,
  rowsIn,
  unfinishedRows,
} from "../merge-rows";
import type { FlatValues } from "./fields";
import { joinForm } from "./rows-here";

interface Drawn {
  rows: readonly Pick<MergedRow, "values" | "onlyTheirs">[];
  /** Both versions of the rows' fields, where somebody else changed what was changed here. */
  versions: { typed: Typed; others: Record<string, string> } | null;
  /** What is stored, where both changed the order. */
  otherOrder: readonly Row[] | null;
  /** The last success when they were drawn: a later one settles what is said at them. */
  done: Typed | null;
  /** Another number for rows that stand in other places, or say something else, than before. */
  drawing: number;
}

/**
 * The rows of a list inside a form as they are to be drawn: what was typed, else what is stored. Whenever the page learns
 * that something else is stored, what stands in the form is merged with that row by row, also what was typed since.
 */
export function useRows(list: string, rules: RowRules, values: FlatValues) {
  const { idPrefix, typed, done = null, readings = 0, others = null } = useFormContext();
  const key = JSON.stringify(values);
  const [drawn, setDrawn] = useState<Drawn>(() => {
    const stored = rowsIn(values, list);
    if (!typed) return drawnOf(stored.map(asStored), list);
    const sent = rowsIn(typed, list);
    if (others) return drawnFrom({ common: null, ours: sent, theirs: stored }, rules, list);
    // Errors name rows by their places.
    return drawnOf(sent.slice(0, 1 + sent.findLastIndex((row) => !isEmpty(row, rules))).map(asStored), list);
  });
  const seen = useRef({ key, others, done, readings, rows: typed && !others ? null : rowsIn(values, list) });
  const focused = useRef<{ field: string; row: number } | null>(null);

  // Before anything is painted: nobody types into a row that is about to be another one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is stored changes the rows
  useLayoutEffect(() => {
    const before = seen.current;
    // A list that was sent in another order may be stored as it was.
    const isRead = key !== before.key || readings !== before.readings;
    const news = isRead ? values : others !== before.others && isTold(others) ? others : null;
    seen.current = { ...before, key, others, readings };
    if (!news) return;
    const theirs = rowsIn(news, list);
    const saved = done !== before.done ? done : null;
    seen.current = { key, others, done, readings, rows: theirs };
    if (!saved && before.rows && isSameList(before.rows, theirs)) return;
    const standing = rowsHere(idPrefix, list, rules).map((row) =>
      isTakenOut(row, before.rows ?? [], rules) ? {} : row,
    );
    const common = saved ? rowsIn(saved, list).filter((row) => row[rules.first]?.trim()) : before.rows;
    const merged = mergeRows({ common, ours: standing, theirs }, rules);
    const next = drawnFrom({ common, ours: standing, theirs }, rules, list);
    const stands =
      !next.versions &&
      !next.otherOrder &&
      !merged.some(({ onlyTheirs }) => onlyTheirs) &&
      standing.every((row, place) =>
        merged[place] ? isSameRow(row, merged[place].values) : isEmpty(row, rules),
      );
    if (!stands) focused.current = focusIn(list, merged);
    setDrawn(({ drawing }) => ({ ...next, done, drawing: stands ? drawing : drawing + 1 }));
  }, [key, others, done, readings]);

  useEffect(() => {
    const form = formHere(idPrefix, list, rules);
    if (!form) return;
    return joinForm(form, {
      list,
      stored: () => seen.current.rows,
      unfinished: () =>
        unfinishedRows(rowsHere(idPrefix, list, rules), seen.current.rows ?? [], rules).map(
          (place) => `${list}.${place}.${rules.first}`,
        ),
      put(ours, over) {
        const versions = { common: over, ours, theirs: rowsHere(idPrefix, list, rules) };
        setDrawn(({ drawing }) => ({ ...drawnFrom(versions, rules, list), done, drawing: drawing + 1 }));
      },
    });
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each drawing
  useLayoutEffect(() => {
    const focus = focused.current;
    focused.current = null;
    if (focus) document.getElementById(`${idPrefix}${list}.${focus.row}.${focus.field}`)?.focus();
  }, [drawn.drawing]);

  const settled = done !== null && done !== drawn.done;
  return {
    ...drawn,
    versions: settled ? null : drawn.versions,
    otherOrder: settled ? null : drawn.otherOrder,
    settled,
  };
}

const asStored = (values: Row) => ({ values, theirs: {}, onlyTheirs: false });

const drawnFrom = (versions: ListVersions, rules: RowRules, list: string): Drawn => ({
  ...drawnOf(mergeRows(versions, rules), list),
  otherOrder: otherOrder(versions, rules),
});

function drawnOf(rows: readonly Omit<MergedRow, "ours">[], list: string): Drawn {
  const ours = rows.map(({ values }) => values);
  const both = rows.map(({ values, theirs }) => ({ ...values, ...theirs }));
  const differ = rows.some(({ theirs }) => Object.keys(theirs).length > 0);
  const versions = differ ? { typed: flatRows(ours, list), others: flatRows(both, list) } : null;
  return { rows, versions, otherOrder: null, done: null, drawing: 0 };
}

/** Whether an answer says what is stored, and not only that it is another version. */
const isTold = (others: FlatValues | null): others is FlatValues =>
  others !== null && Object.keys(others).some((name) => name !== "version");

const isSameList = (one: readonly Row[], other: readonly Row[]) =>
  one.length === other.length && one.every((row, index) => isSameRow(row, other[index] ?? {}));

const formHere = (idPrefix: string, list: string, { first }: RowRules) =>
  document.getElementById(`${idPrefix}${list}.0.${first}`)?.closest("form") ?? null;

/** What stands in the rows now. */
function rowsHere(idPrefix: string, list: string, rules: RowRules): Row[] {
  const form = formHere(idPrefix, list, rules);
  return form ? rowsIn(Object.fromEntries(wordsOf(form)), list) : [];
}

/** Where the focus goes on, if it is in one of the rows. */
function focusIn(list: string, merged: readonly MergedRow[]) {
  const name = document.activeElement?.getAttribute("name") ?? "";
  const place = rowsIn({ [name]: "" }, list).length - 1;
  if (place < 0) return null;
  const row = merged.findIndex(({ ours }) => ours === place);
  return { field: name.slice(`${list}.${place}.`.length), row: row < 0 ? merged.length : row };
}
