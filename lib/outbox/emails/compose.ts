import { formatDay } from "@/lib/platform/dates/format";
import { findText, loose, type Texts } from "@/lib/platform/i18n/texts";
import { translator } from "@/lib/platform/i18n/translator";
import type { TemplateName } from "../schema";
import { editionBlocks, ticketBlock } from "./edition-blocks";
import type {
  LineColour,
  MailBlock,
  MailFacts,
  MailLinks,
  MailParts,
  MailWords,
  PreviewParts,
} from "./parts";
import { type MailValues, saySentences } from "./sentences";
import { organiserLine, organiserText, typedLine, typedText } from "./typed-text";

type Parameters = Record<string, unknown>;

export const PRIVATE = new Set<TemplateName>([
  "draft-saved",
  "registration-confirmed",
  "registration-waitlisted",
  "registration-promoted",
  "registration-withdrawn",
  "registration-cancelled",
  "already-registered",
  "lost-link",
  "email-corrected",
  "edition-revived",
  "before-the-day",
  "mailing",
]);

/** Nobody is seen soon who doesn't come, or where nothing takes place. */
export const PARTS = new Set<TemplateName>([
  "registration-withdrawn",
  "registration-cancelled",
  "edition-cancelled",
]);

/** Where no theme has a colour yet: Convivio's own three lines. */
export const OWN_LINES: LineColour[] = ["tomato", "pine", "indigo"];
export const MOST_LINES = 4;

/**
 * Writes a mail from its template, its parameters and what is known when it leaves. What is not known is left out with
 * its whole sentence or block: a mail holds no stand-ins.
 * @param site name of the installation, for mails without a school
 * @param facts of the edition; null for mails of the installation
 */
export function composeMail(
  template: TemplateName,
  parameters: Parameters,
  language: string,
  links: MailLinks,
  site: string,
  facts: MailFacts | null = null,
): MailParts {
  return { ...writeMail(template, parameters, language, links, site, facts), purpose: "send" };
}

/** The same mail to look at: its links are not made yet, so that it can't leave like this. */
export function composePreview(
  template: TemplateName,
  parameters: Parameters,
  language: string,
  site: string,
): PreviewParts {
  const links = { button: LINK_MADE_LATER };
  return { ...writeMail(template, parameters, language, links, site, null), purpose: "preview" };
}

/** Stands in a preview where the link of the button will be. */
export const LINK_MADE_LATER = "#";

function writeMail(
  template: TemplateName,
  parameters: Parameters,
  language: string,
  links: MailLinks,
  site: string,
  facts: MailFacts | null,
): MailWords {
  const t = translator(language, "emails");
  const values = valuesOf(template, parameters, links, facts, t);
  const say = (key: string) => saySentences(loose(t).raw(key), values, language);
  const school = values.schoolTitle ?? null;
  const colours = facts?.colours.slice(0, MOST_LINES) ?? [];
  const [subject, headline] = [say(`${template}.subject`), say(`${template}.headline`)];
  const title = headline ?? subject ?? findText(t, `${template}.plain`) ?? site;
  return {
    language,
    subject: organiserLine(subject ?? title).slice(0, 250),
    band: { sign: school, name: values.editionTitle ?? values.organisationName ?? site },
    colours: colours.length > 0 ? colours : OWN_LINES,
    headline: organiserLine(title),
    blocks: blocksOf(template, parameters, values, { language, links, facts, t, say }),
    closing: school ? [...(PARTS.has(template) ? [] : [t("bye")]), t("team", { schoolTitle: school })] : [],
    footer: footerOf(t, language, site, school !== null, links, facts),
  };
}

interface Setting {
  language: string;
  links: MailLinks;
  facts: MailFacts | null;
  t: Texts<"emails">;
  say: (key: string) => string | null;
}

function blocksOf(
  template: TemplateName,
  parameters: Parameters,
  values: MailValues,
  { language, links, facts, t, say }: Setting,
): MailBlock[] {
  const name = values.fullName ?? "";
  const body = bodyKey(template, values);
  const text = body && say(body);
  const paragraph = (words: string): MailBlock => ({ kind: "paragraph", text: words });
  const press = findText(t, `${template}.button`);
  const button = press === null ? undefined : links.button;
  const reference = values.reference ?? "";
  const ticket = ticketBlock(template, reference, facts, t);
  const blocks: MailBlock[] = [
    ...(text ? text.split("\n\n").map(paragraph) : []),
    ...quoteBlock(template, parameters, t),
    ...(ticket ? [ticket] : []),
    ...(reference && !ticket
      ? [{ kind: "code", label: t("reference"), value: reference } satisfies MailBlock]
      : []),
    ...(press && button
      ? [
          {
            kind: "button",
            text: press,
            address: button,
            otherwise: t("address"),
          } satisfies MailBlock,
        ]
      : []),
    ...(links.code
      ? [{ kind: "code", label: t("sign-in.code"), value: links.code } satisfies MailBlock]
      : []),
    ...(facts ? editionBlocks(template, facts, links, language, t) : []),
    ...(button && PRIVATE.has(template)
      ? [{ kind: "paragraph", text: t("keep"), quiet: true } satisfies MailBlock]
      : []),
  ];
  if (blocks.length === 0) return [];
  return [paragraph(isCalled(name) ? t("greeting", { fullName: name }) : t("hello")), ...blocks];
}

/** A name that looks like an address is not repeated: it may have been typed by somebody else. */
export function isCalled(name: string): boolean {
  return name !== "" && !/[/:@\u2060]/u.test(name);
}

export function bodyKey(template: TemplateName, values: MailValues): string | null {
  if (template === "mailing") return null;
  return template === "team-invitation" && !values.invitedBy
    ? "team-invitation.textNobody"
    : `${template}.text`;
}

/** Lines that organisers typed: shown as they are. Everything else is a stranger's. */
const ORGANISERS = new Set(["schoolTitle", "editionTitle", "releaseName", "subject"]);

/** What the sentences of a mail may need, null where it is not known. */
export function valuesOf(
  template: TemplateName,
  parameters: Parameters,
  links: MailLinks,
  facts: MailFacts | null,
  t: Texts<"emails">,
): MailValues {
  const values: Record<string, string | null> = {
    schoolTitle: organiserLine(facts?.school ?? "") || null,
    editionTitle: organiserLine(facts?.edition ?? "") || null,
  };
  for (const [name, value] of Object.entries(parameters)) {
    const line = (ORGANISERS.has(name) ? organiserLine : typedLine)(String(value ?? ""));
    if (line) values[name] = line;
  }
  if (template === "team-invitation" && values.role)
    values.role = findText(t, `team-invitation.roles.${values.role}`);
  // Never the code: phones show subjects while they are locked, and mail servers log them.
  values.minutes = links.minutes ? String(links.minutes) : null;
  return values;
}

export function quoteBlock(template: TemplateName, parameters: Parameters, t: Texts<"emails">): MailBlock[] {
  const of = (name: string) => organiserText(String(parameters[name] ?? ""));
  const prose = (introduction: string | null, source: string): MailBlock[] =>
    source ? [{ kind: "prose", introduction, source }] : [];
  if (template === "mailing") return prose(null, of("body"));
  if (template !== "schedule-changed")
    return prose(t("words"), of(template === "edition-cancelled" ? "reason" : "words"));
  const text = typedText(String(parameters.changes ?? "")).trim();
  return text ? [{ kind: "quote", introduction: t("schedule-changed.changes"), text }] : [];
}

export function footerOf(
  t: Texts<"emails">,
  language: string,
  site: string,
  answered: boolean,
  links: MailLinks,
  facts: MailFacts | null,
): MailParts["footer"] {
  const since = facts?.registration?.submittedAt;
  const { controller, timeZone } = facts ?? {};
  return [
    ...(answered ? [{ text: t("reply") }] : []),
    {
      text:
        since && timeZone
          ? t("because", { date: formatDay(since, timeZone, language) })
          : t("automatic", { site }),
    },
    ...(controller?.name && controller.contact
      ? [
          {
            text: t("responsible", {
              controller: organiserLine(controller.name),
              contact: controller.contact,
            }),
            ...(links.own ? { link: { text: t("kept"), address: `${links.own}/data` } } : {}),
          },
        ]
      : []),
  ];
}
