import type { Messages } from "next-intl";

type Texts = Messages["desk-ui"]["refusals"];

/**
 * Why a form of the desk may be refused. A reason that has no text in `desk-ui.refusals` does not compile where its action
 * is given to a form; those that are shown at the fields need none.
 */
export type DeskRefusal = ToldRefusal | AtFields;
/** Somebody else stored it first; or what only the database knows is wrong with fields, their codes as the detail. */
export type AtFields = "conflict" | "field-errors";
/** Those with a text of their own. */
export type ToldRefusal = Exclude<keyof Texts, "other">;
