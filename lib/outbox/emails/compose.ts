import { formatDay } from "@/lib/platform/dates/format";
import { type Translator, translator } from "@/lib/platform/i18n/translator";
import type { TemplateName } from "../schema";
import { editionBlocks, ticketBlock } from "./edition-blocks";
import type { LineColour, MailBlock, MailFacts, MailLinks, MailParts } from "./parts";
import { typedLine, typedText } from "./typed-text";

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

/** Where no theme has a colour yet: Convivio's own three lines. */
const OWN_LINES: LineColour[] = ["tomato", "pine", "indigo"];
const MOST_LINES = 4;

/**
 * Writes a mail from its template, its parameters and what is known when it leaves.
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
  const t = translator(language, "emails");
  const line = (name: string) => typedLine(String(parameters[name] ?? ""));
  const values = valuesOf(template, parameters, links, t);
  const school = line("schoolTitle");
  const colours = facts?.colours.slice(0, MOST_LINES) ?? [];
  return {
    language,
    subject: typedLine(t(`${template}.subject`, values)).slice(0, 250),
    band: {
      sign: school || null,
      name: line("editionTitle") || line("organisationName") || site,
    },
    colours: colours.length > 0 ? colours : OWN_LINES,
    headline: typedLine(t(`${template}.headline`, values)),
    blocks: blocksOf(template, parameters, values, { language, links, facts, t }),
    closing: school ? [t("bye"), t("team", { schoolTitle: school })] : [],
    footer: footerOf(t, language, site, Boolean(school), links, facts),
  };
}

interface Setting {
  language: string;
  links: MailLinks;
  facts: MailFacts | null;
  t: Translator;
}

function blocksOf(
  template: TemplateName,
  parameters: Parameters,
  values: Record<string, string>,
  { language, links, facts, t }: Setting,
): MailBlock[] {
  const name = parameters.fullName ? (values.fullName ?? "") : "";
  const body = bodyKey(template, parameters);
  const paragraph = (text: string): MailBlock => ({ kind: "paragraph", text });
  const button = template === "registration-changed" ? undefined : links.button;
  const reference = values.reference ?? "";
  const ticket = ticketBlock(template, reference, facts, t);
  return [
    // A name that looks like an address is not repeated: it may have been typed by somebody else.
    paragraph(name && !/[/:@\u2060]/u.test(name) ? t("greeting", { fullName: name }) : t("hello")),
    ...(body ? t(body, values).split("\n\n").map(paragraph) : []),
    ...quoteBlock(template, parameters, t),
    ...(ticket ? [ticket] : []),
    ...(reference && !ticket
      ? [{ kind: "code", label: t("reference"), value: reference } satisfies MailBlock]
      : []),
    ...(button
      ? [
          {
            kind: "button",
            text: t(`${template}.button`),
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
}

function bodyKey(template: TemplateName, parameters: Parameters): string | null {
  if (template === "mailing") return null;
  return template === "team-invitation" && !parameters.invitedBy
    ? "team-invitation.textNobody"
    : `${template}.text`;
}

/** What the sentences of mails may need. */
const PARAMETERS = [
  "fullName",
  "schoolTitle",
  "editionTitle",
  "reference",
  "releaseName",
  "subject",
  "organisationName",
  "invitedBy",
  "days",
];
/** Stands where an erased person's words were: the desk still shows that there was a mail. */
const LEFT_BLANK = "…";

function valuesOf(
  template: TemplateName,
  parameters: Parameters,
  links: MailLinks,
  t: Translator,
): Record<string, string> {
  const values: Record<string, string> = Object.fromEntries(PARAMETERS.map((name) => [name, LEFT_BLANK]));
  for (const [name, value] of Object.entries(parameters)) values[name] = typedLine(String(value ?? ""));
  if (template === "team-invitation") values.role = t(`team-invitation.roles.${values.role || "viewer"}`);
  values.code = links.code ?? "";
  values.minutes = String(links.minutes ?? "");
  return values;
}

function quoteBlock(template: TemplateName, parameters: Parameters, t: Translator): MailBlock[] {
  const of = (name: string) => typedText(String(parameters[name] ?? "")).trim();
  if (template === "mailing") return [{ kind: "quote", introduction: null, text: of("body") }];
  if (template === "schedule-changed") return [{ kind: "quote", introduction: null, text: of("changes") }];
  const words = of(template === "edition-cancelled" ? "reason" : "words");
  return words ? [{ kind: "quote", introduction: t("words"), text: words }] : [];
}

function footerOf(
  t: Translator,
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
    ...(controller
      ? [
          {
            text: t("responsible", {
              controller: typedLine(controller.name),
              contact: controller.contact,
            }),
            ...(links.own ? { link: { text: t("kept"), address: `${links.own}/data` } } : {}),
          },
        ]
      : []),
  ];
}
