import type { UndoableNow } from "../schema/filter";

/** Everybody whose decision is undone: how many they were, and up to which moment was decided. */
type Everybody = NonNullable<UndoableNow["more"]>;

/** An undo of everybody as the browser goes through it, request by request. */
export interface UndoRun extends Everybody {
  /** How many requests have been answered, of this run and those before it. */
  parts: number;
  back: number;
  left: number;
  /** With whom to go on; null: from the start. */
  after: string | null;
  isGoing: boolean;
}

/** Pressed: a new run, or the one that was cut off goes on. */
export function startRun(run: UndoRun | null, all: Everybody): UndoRun {
  if (run?.isGoing) return run;
  return { ...all, parts: run?.parts ?? 0, back: 0, left: 0, after: null, isGoing: true };
}

/** A request was answered. */
export function afterPart(run: UndoRun, part: Pick<UndoRun, "back" | "left" | "after">): UndoRun {
  const { after } = part;
  return {
    ...run,
    ...{ parts: run.parts + 1, back: run.back + part.back, left: run.left + part.left },
    ...{ after, isGoing: after !== null },
  };
}

/**
 * Who is to be undone: a run that has begun stays with those it began with, whatever is read of the list meanwhile; there are
 * fewer and fewer of them.
 */
export const undoneNow = (run: UndoRun | null, more: UndoableNow["more"]): Everybody | null =>
  run?.isGoing ? run : more;
