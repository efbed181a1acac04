import type { Messages } from "next-intl";

type Texts = Messages["desk-ui"]["refusals"];

/**
 * Why a form of the desk may be refused. A reason that has no text in `desk-ui.refusals` does not compile where its action
 * is given to a form; a conflict needs none, it is shown at the fields.
 */
export type DeskRefusal = ToldRefusal | "conflict";
/** Those with a text of their own. */
export type ToldRefusal = Exclude<keyof Texts, "other">;
