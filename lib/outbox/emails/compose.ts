import { translator } from "@/lib/platform/i18n/translator";
import type { TemplateName } from "../schema";
import { typedLine, typedText } from "./typed-text";

/** What the dispatcher adds when a mail leaves: no row holds a link or a code. */
export interface MailLinks {
  /** Where the button leads. */
  button?: string;
  /** Of a mail to sign in. */
  code?: string;
  minutes?: number;
}

/** The parts of one mail in its reader's language, before they become text and HTML. */
export interface MailParts {
  language: string;
  subject: string;
  greeting: string;
  paragraphs: string[];
  /** A person's own words, set off from ours. */
  quoted: { introduction: string | null; text: string } | null;
  reference: { label: string; value: string } | null;
  button: { text: string; address: string; otherwise: string } | null;
  /** Whoever has the button's address can change something. */
  keep: string | null;
  closing: string[];
  footer: string[];
}

type Parameters = Record<string, unknown>;

const PRIVATE = new Set<TemplateName>([
  "draft-saved",
  "registration-confirmed",
  "registration-waitlisted",
  "registration-promoted",
  "registration-withdrawn",
  "registration-cancelled",
  "already-registered",
  "lost-link",
  "email-corrected",
  "mailing",
]);

/**
 * Writes a mail from its template, its parameters and the links made now.
 * @param site name of the installation, for mails without a school
 */
export function composeMail(
  template: TemplateName,
  parameters: Parameters,
  language: string,
  links: MailLinks,
  site: string,
): MailParts {
  const t = translator(language, "emails");
  const line = (name: string) => typedLine(String(parameters[name] ?? ""));
  const values = valuesOf(template, parameters, links, t);
  const name = line("fullName");
  const school = line("schoolTitle");
  const body = bodyKey(template, parameters);
  const button = links.button && template !== "registration-changed";
  return {
    language,
    subject: typedLine(t(`${template}.subject`, values)).slice(0, 250),
    // A name that looks like an address is not repeated: it may have been typed by somebody else.
    greeting: name && !/[/:@\u2060]/u.test(name) ? t("greeting", { fullName: name }) : t("hello"),
    paragraphs: body ? t(body, values).split("\n\n") : [],
    quoted: quotedText(template, parameters, t),
    reference: line("reference") ? { label: t("reference"), value: line("reference") } : null,
    button: button
      ? { text: t(`${template}.button`), address: String(links.button), otherwise: t("address") }
      : null,
    keep: button && PRIVATE.has(template) ? t("keep") : null,
    closing: school ? [t("bye"), t("team", { schoolTitle: school })] : [t("bye")],
    footer: [...(school ? [t("reply")] : []), t("automatic", { site })],
  };
}

function bodyKey(template: TemplateName, parameters: Parameters): string | null {
  if (template === "mailing") return null;
  return template === "team-invitation" && !parameters.invitedBy
    ? "team-invitation.textNobody"
    : `${template}.text`;
}

function valuesOf(
  template: TemplateName,
  parameters: Parameters,
  links: MailLinks,
  t: ReturnType<typeof translator>,
): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(parameters)) values[name] = typedLine(String(value ?? ""));
  if (template === "team-invitation") values.role = t(`team-invitation.roles.${values.role || "viewer"}`);
  values.code = links.code ?? "";
  values.minutes = String(links.minutes ?? "");
  return values;
}

function quotedText(
  template: TemplateName,
  parameters: Parameters,
  t: ReturnType<typeof translator>,
): MailParts["quoted"] {
  const of = (name: string) => typedText(String(parameters[name] ?? "")).trim();
  if (template === "mailing") return { introduction: null, text: of("body") };
  if (template === "schedule-changed") return { introduction: null, text: of("changes") };
  const words = of(template === "edition-cancelled" ? "reason" : "words");
  return words ? { introduction: t("words"), text: words } : null;
}
