import { asLocalised } from "@/lib/platform/i18n/localised";

/** Whether somebody typed a record's name, in any of its languages; case and spaces don't count. */
export function isNameOf(typed: string, title: unknown): boolean {
  const wanted = tidy(typed);
  return wanted !== "" && Object.values(asLocalised(title)).some((name) => tidy(name) === wanted);
}

/** Quotation marks around it are the page's, not the name's. */
const tidy = (text: string) =>
  text
    .normalize("NFKC")
    .replace(/^[\s«»„“”"']+|[\s«»„“”"']+$/g, "")
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\s+/g, " ")
    .toLowerCase();
