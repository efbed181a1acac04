import { formatDay } from "@/lib/platform/dates/format";
import { asLabel } from "@/lib/platform/i18n/as-label";
import { findText, loose, type Texts } from "@/lib/platform/i18n/texts";
import { translator } from "@/lib/platform/i18n/translator";
import { exampleOf, MADE_UP, registrationAsTold } from "../rules/made-up";
import type { MailFacts, ThemeColour } from "../rules/mail-facts";
import { fillLine, fillMarkdown, type OwnWords, ownWordsOf, saidBy } from "../rules/own-words";
import { stopOf } from "../rules/stop-of";
import type { AnyBlock } from "../templates/definition/blocks";
import type { TemplateName } from "../templates/registry";
import { MAILS } from "../templates/registry";
import type { MailBlock, MailContent, MailLinks, MailWords, PreviewContent } from "./content";
import { type MailValues, saySentences } from "./sentences";
import { organiserLine, organiserText } from "./typed-text";
import { isCalled, valuesOf } from "./values";
import type { MailAtHand } from "./write-block";
import { writeBlock } from "./write-block";

type Parameters = Readonly<Record<string, unknown>>;

/** Where no theme has a colour yet: Convivio's own three lines. */
export const OWN_LINES: ThemeColour[] = ["tomato", "pine", "indigo"];
export const MOST_LINES = 4;
const MOST_SUBJECT = 250;

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
): MailContent {
  return { ...writeMail(template, parameters, language, links, site, facts), purpose: "send" };
}

/**
 * The same mail to look at: its links are not made yet, so that it can't leave like this.
 * @param facts absent: of the edition nothing is said
 * @param published whether the edition's pages can be read: to what nobody finds no mail leads
 */
export function composePreview(
  template: TemplateName,
  parameters: Parameters,
  language: string,
  site: string,
  facts: MailFacts | null = null,
  published = true,
): PreviewContent {
  const isPrivate = facts !== null && MAILS[template].leadsTo.startsWith("private-link");
  const links = {
    ...(published || !needsPublished(template) ? { button: LINK_MADE_LATER } : {}),
    ...(MAILS[template].stoppable
      ? { stop: { of: stopOf(template), page: LINK_MADE_LATER, oneClick: LINK_MADE_LATER } }
      : {}),
    ...(isPrivate ? { privateLink: LINK_MADE_LATER } : {}),
    ...(isPrivate && published ? { agenda: LINK_MADE_LATER } : {}),
  };
  return asPreview(writeMail(template, parameters, language, links, site, facts && asShown(facts, language)));
}

/** Facts as everybody at the desk may read them: not what somebody chose, which is in the panel for whoever may, and no way in. */
function asShown(facts: MailFacts, language: string): MailFacts {
  const t = translator(language, "emails");
  const choice = t("stood.choice");
  const { registration } = facts;
  if (!registration) return facts;
  const { options, joins } = registration;
  return {
    ...facts,
    registration: {
      ...registration,
      ...(options ? { options: options.map((one) => ({ ...one, question: choice, option: choice })) } : {}),
      ...(joins ? { joins: joins.map((one) => ({ ...one, link: one.link && t("join.later") })) } : {}),
    },
  };
}

/** Whether a mail leads to a page that nobody finds until its edition is published, and has no button until then. */
export const needsPublished = (template: TemplateName): boolean =>
  ["edition", "agenda"].includes(MAILS[template].leadsTo);

/** With labels as they stand before what they name: who shows it need not know the reader's language. */
export function asPreview(mail: MailWords): PreviewContent {
  const site = translator(mail.language, "site");
  const labelled = <Named extends { label: string }>(one: Named) => ({
    ...one,
    label: asLabel(site, one.label),
  });
  const blocks = mail.blocks.map((block): MailBlock => {
    if (block.kind === "code") return labelled(block);
    if (block.kind !== "registrations") return block;
    const items = block.items.map(({ reference, ...item }) => ({
      ...item,
      ...(reference ? { reference: labelled(reference) } : {}),
    }));
    return { ...block, items };
  });
  return { ...mail, blocks, purpose: "preview" };
}

/** Stands in a preview where the link of the button will be. */
export const LINK_MADE_LATER = "#";

/** With what follows it, in a mail that is kept: where something opened a door, or told what few may read. */
export const STOOD_HERE = "stood-here:";

/** Whether an address is none: the mail is looked at or kept, and its link is nobody's. */
export const isNoLink = (address: string): boolean =>
  address === LINK_MADE_LATER || address.startsWith(STOOD_HERE);

function writeMail(
  template: TemplateName,
  parameters: Parameters,
  language: string,
  links: MailLinks,
  site: string,
  facts: MailFacts | null,
): MailWords {
  const tested = saidBy(template, parameters);
  if (tested !== template) return writeTest(tested, parameters, language, links, site, facts);
  const t = translator(language, "emails");
  const values = valuesOf(template, parameters, links, facts, language);
  const say = (key: string) => saySentences(loose(t).raw(key), values, language);
  const school = values.schoolTitle ?? null;
  const colours = facts?.colours.slice(0, MOST_LINES) ?? [];
  const own = ownWordsOf(parameters);
  const ownSubject = own?.subject ? fillLine(own.subject, values) : null;
  const ownClosing = proseOf(own?.closing, values);
  const [subject, headline] = [say(`${template}.subject`), say(`${template}.headline`)];
  const title = headline ?? subject ?? ownSubject ?? findText(t, `${template}.plain`) ?? site;
  return {
    language,
    subject: organiserLine(ownSubject ?? subject ?? title).slice(0, MOST_SUBJECT),
    band: { sign: school, name: values.editionTitle ?? values.organisationName ?? site },
    colours: colours.length > 0 ? colours : OWN_LINES,
    headline: organiserLine(title),
    blocks: [
      ...blocksOf({ template, parameters, values, links, facts, language, t, say }, own),
      ...ownClosing,
    ],
    closing: school
      ? [
          ...(MAILS[template].seeYouSoon && facts?.stands !== "settled" && ownClosing.length === 0
            ? [t("bye")]
            : []),
          t("team", { schoolTitle: school }),
        ]
      : [],
    footer: footerOf(t, language, site, school !== null, links, facts),
  };
}

/** A mail as its organiser tests it: of somebody made up, and it says so in its subject and first of all. */
function writeTest(
  tested: TemplateName,
  parameters: Parameters,
  language: string,
  links: MailLinks,
  site: string,
  facts: MailFacts | null,
): MailWords {
  const t = translator(language, "emails");
  const known = { ...exampleOf(tested), ...parameters, ...MADE_UP };
  const registration = registrationAsTold(tested);
  const mail = writeMail(
    tested,
    known,
    language,
    links,
    site,
    facts && { ...facts, stands: "ahead", takes: true, registration },
  );
  const note: MailBlock = { kind: "paragraph", text: t("wording-test.text"), quiet: true };
  const subject = t("wording-test.marked", { subject: mail.subject }).slice(0, MOST_SUBJECT);
  return { ...mail, subject, blocks: [note, ...mail.blocks] };
}

function blocksOf(mail: MailAtHand, own: OwnWords | null): MailBlock[] {
  const opening = proseOf(own?.opening, mail.values);
  const blocks = MAILS[mail.template].blocks.flatMap((spec) =>
    isOpening(spec) && opening.length > 0 ? opening : writeBlock(spec, mail),
  );
  if (blocks.length === 0) return [];
  const name = mail.values.fullName ?? "";
  const greeting = isCalled(name) ? mail.t("greeting", { fullName: name }) : mail.t("hello");
  return [{ kind: "paragraph", text: greeting }, ...blocks];
}

/** Where an edition's own words stand. */
export const isOpening = ({ block }: AnyBlock): boolean => block === "text" || block === "own";

/** An edition's own words where ours would stand; none where they say nothing of this reader. */
export function proseOf(words: string | null | undefined, values: MailValues): MailBlock[] {
  const source = words ? fillMarkdown(organiserText(words), values) : null;
  return source ? [{ kind: "prose", introduction: null, source, ours: true }] : [];
}

/** Why a mail came, who is responsible, and whether it can be answered. */
export function footerOf(
  t: Texts<"emails">,
  language: string,
  site: string,
  answered: boolean,
  links: MailLinks,
  facts: MailFacts | null,
): MailContent["footer"] {
  const since = facts?.registration?.submittedAt;
  const { controller, timeZone } = facts ?? {};
  return [
    ...(answered ? [{ text: t("reply") }] : []),
    // A mail about a later edition says itself why it came.
    ...(links.stop?.of === "later"
      ? []
      : [
          {
            text:
              since && timeZone
                ? t("because", { date: formatDay(since, timeZone, language) })
                : t("automatic", { site }),
          },
        ]),
    ...(links.stop
      ? [
          links.stop.of === "later"
            ? { text: t("stopLater.text"), link: { text: t("stopLater.link"), address: links.stop.page } }
            : { text: t("stop.text"), link: { text: t("stop.link"), address: links.stop.page } },
        ]
      : []),
    ...(controller?.name && controller.contact
      ? [
          {
            text: t("responsible", {
              controller: organiserLine(controller.name),
              contact: controller.contact,
            }),
            ...(links.privateLink
              ? { link: { text: t("kept"), address: links.kept ?? `${links.privateLink}/data` } }
              : {}),
          },
        ]
      : []),
  ];
}
