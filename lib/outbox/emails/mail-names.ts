import { translator } from "@/lib/platform/i18n/translator";
import { TEMPLATES } from "../templates/registry";

/** What the desk calls each mail, by its stored name: for screens that may not hold the mails' texts. */
export function mailNames(language: string): Record<string, string> {
  const t = translator(language, "emails");
  return Object.fromEntries(TEMPLATES.map((template) => [template, t(`${template}.name`)]));
}
