import { nameIsoDay } from "@/lib/platform/dates/format";
import { findText } from "@/lib/platform/i18n/texts";
import { translator } from "@/lib/platform/i18n/translator";
import { venueLines } from "@/lib/platform/venue-lines";
import type { MailFacts } from "../rules/mail-facts";
import { isWhole, OWN_WORDS } from "../rules/own-words";
import type { FilledIn } from "../templates/definition/mail";
import { MAILS, type TemplateName } from "../templates/registry";
import type { MailLinks } from "./content";
import type { MailValues } from "./sentences";
import { organiserLine, typedLine } from "./typed-text";

/** Of what is read when a mail leaves, lines that organisers typed: shown as they are. Everything else is a stranger's. */
const ORGANISERS: readonly string[] = [
  "schoolTitle",
  "editionTitle",
  "earlierTitle",
  "subject",
] satisfies readonly FilledIn[];

/** What the sentences of a mail may need, null where it is not known. */
export function valuesOf(
  template: TemplateName,
  parameters: Readonly<Record<string, unknown>>,
  links: MailLinks,
  facts: MailFacts | null,
  language: string,
): MailValues {
  const t = translator(language, "emails");
  const { organisersLines, worded } = MAILS[template];
  const values: Record<string, string | null> = {
    schoolTitle: organiserLine(facts?.school ?? "") || null,
    editionTitle: organiserLine(facts?.edition ?? "") || null,
  };
  // Where nothing is known of the edition, as in a list of mails, they are read as while it takes registrations.
  values.takes = facts && !facts.takes ? null : "yes";
  const given = facts?.registration?.options?.filter(({ place }) => place) ?? [];
  values.chooses = given.some(({ open }) => !open) ? null : "yes";
  for (const [name, value] of Object.entries(parameters)) {
    if (name === OWN_WORDS) continue;
    const asTyped = ORGANISERS.includes(name) || organisersLines.includes(name);
    const line = (asTyped ? organiserLine : typedLine)(String(value ?? ""));
    if (line) values[name] = line;
  }
  for (const [name, group] of Object.entries(worded))
    if (values[name]) values[name] = findText(t, `${template}.${group}.${values[name]}`);
  if (facts && isWhole(template)) {
    const [first] = facts.days;
    values.firstDay = first ? nameIsoDay(first.date, language) : null;
    values.place =
      facts.mode === "online"
        ? null
        : [venueLines(facts).map(organiserLine).join(", "), ...(facts.otherVenues ?? []).map(organiserLine)]
            .filter(Boolean)
            .join(" · ") || null;
    const rank = facts.registration?.rank ?? null;
    values.position = rank === null ? null : String(rank);
  }
  // Never the code: phones show subjects while they are locked, and mail servers log them.
  values.minutes = links.minutes ? String(links.minutes) : null;
  return values;
}

/** A name that looks like an address is not repeated: it may have been typed by somebody else. */
export function isCalled(name: string): boolean {
  return name !== "" && !/[/:@\u2060]/u.test(name);
}
