import { MAILS, type TemplateName } from "../templates/registry";

/** What is stopped: messages to many of a school, or being written to about later editions. */
export type StopOf = "many" | "later";

/** What the reader of a mail stops with its link. */
export const stopOf = (template: TemplateName): StopOf =>
  MAILS[template].about === "earlier" ? "later" : "many";
