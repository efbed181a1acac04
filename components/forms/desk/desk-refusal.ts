import type { Messages } from "next-intl";

type Texts = Messages["desk-ui"]["refusals"];

/**
 * Why a form of the desk may be refused. A reason that has no text in `desk-ui.refusals` does not compile where its action
 * is given to a form; those that are shown at the fields need none.
 */
export type DeskRefusal = ToldRefusal | AtFields;
/** Somebody else stored it first; or what only the database knows is wrong with fields, their codes as the detail. */
export type AtFields = "conflict" | "field-errors";
/** What is acted on is done already, by somebody else or by itself. */
const DONE_ALREADY: readonly string[] = ["nothing-left", "already-sent"] satisfies DeskRefusal[];
const STALE: readonly string[] = ["conflict", "overlap", "field-errors"] satisfies DeskRefusal[];

/**
 * Whether a refusal says that the page shows what is no more, so that it is read again.
 * @param typed whether the form holds words of its own: they are not taken away with the form
 */
export const isStale = (reason: string, typed: boolean): boolean =>
  STALE.includes(reason) || (!typed && DONE_ALREADY.includes(reason));

/** Whether it says that there is nothing left to act on. */
export const isDoneAlready = (reason: string): boolean => DONE_ALREADY.includes(reason);

/** Those with a text of their own. */
export type ToldRefusal = Exclude<keyof Texts, "other">;
