import { compareNames } from "@/lib/platform/i18n/name-order";
import { findText, loose } from "@/lib/platform/i18n/texts";
import { translator } from "@/lib/platform/i18n/translator";
import type { MailFacts } from "../rules/mail-facts";
import { fillLine, ownWordsOf } from "../rules/own-words";
import type { TemplateName } from "../templates/registry";
import { MAILS } from "../templates/registry";
import {
  asPreview,
  footerOf,
  isNoLink,
  isOpening,
  LINK_MADE_LATER,
  MOST_LINES,
  OWN_LINES,
  proseOf,
} from "./compose";
import type { MailBlock, MailContent, MailLinks, MailWords, PreviewContent } from "./content";
import { editionBlocks } from "./edition-blocks";
import { saySentences } from "./sentences";
import { organiserLine } from "./typed-text";
import { isCalled, valuesOf } from "./values";
import { wishedOptions } from "./wished-options";
import { isSaid, writeSaid } from "./write-block";

/** What one message of several brings along. */
export interface JoinedMessage {
  parameters: Record<string, unknown>;
  links: MailLinks;
  facts: MailFacts | null;
}

/**
 * Several messages of one kind to one address as one mail: said once, with each registration's own name, reference and
 * link below. What is not the same for all (tickets, files for the calendar) stands on the page behind each link.
 * @param oneEdition false for links of several editions: then the mail is nobody's of them
 * @param only the mail as it is kept of one of them: what it said of the others is theirs
 */
export function composeJoined(
  template: TemplateName,
  messages: readonly JoinedMessage[],
  language: string,
  site: string,
  oneEdition: boolean,
  only: JoinedMessage | null = null,
): MailContent {
  return { ...writeJoined(template, messages, language, site, oneEdition, only), purpose: "send" };
}

/** The same mail to look at, of the messages of one edition: its links are not kept. */
export function previewJoined(
  template: TemplateName,
  parameters: ReadonlyArray<Record<string, unknown>>,
  language: string,
  site: string,
): PreviewContent {
  const links = { button: LINK_MADE_LATER };
  const messages = parameters.map((one) => ({ parameters: one, links, facts: null }));
  return asPreview(writeJoined(template, messages, language, site, true));
}

function writeJoined(
  template: TemplateName,
  messages: readonly JoinedMessage[],
  language: string,
  site: string,
  oneEdition: boolean,
  only: JoinedMessage | null = null,
): MailWords {
  const t = translator(language, "emails");
  const [first] = messages;
  const facts = oneEdition ? (first?.facts ?? null) : null;
  const apart = areApart(messages);
  const { until, ...alike } = first?.parameters ?? {};
  const parameters = apart ? alike : { ...alike, until };
  const values = valuesOf(template, parameters, {}, facts, language);
  const say = (key: string) => saySentences(loose(t).raw(key), values, language);
  // Of several people: what the edition says of one of them by name is left out.
  const shared = { ...values, fullName: null, reference: null, position: null };
  const ownWords = oneEdition ? ownWordsOf(parameters) : null;
  const opening = proseOf(ownWords?.opening, shared);
  const closing = proseOf(ownWords?.closing, shared);
  const ownSubject = ownWords?.subject ? fillLine(ownWords.subject, shared) : null;
  const { blocks, together, seeYouSoon } = MAILS[template];
  const count = messages.length;
  const title = together
    ? t(`joined.${together}.headline`)
    : (say(`${template}.headline`) ??
      say(`${template}.subject`) ??
      ownSubject ??
      findText(t, `${template}.plain`) ??
      site);
  const subject = together
    ? t(`joined.${together}.subject`, { count })
    : t("joined.subject", { subject: ownSubject ?? say(`${template}.subject`) ?? title, count });
  const school = oneEdition ? (values.schoolTitle ?? null) : null;
  const paragraph = (words: string, quiet = false): MailBlock => ({ kind: "paragraph", text: words, quiet });
  const isUnnamed = (item: Item) => item.title === t("joined.unnamed");
  const all = messages.map((message) => itemOf(template, message, language, { oneEdition, apart }));
  const items = all
    .filter((_, at) => !only || messages[at] === only)
    .sort((one, other) => +isUnnamed(one) - +isUnnamed(other) || compareNames(one.title, other.title));
  const shown = all.some((item) => item.reference || !isUnnamed(item));
  // One page for everybody is one button.
  const [address, ...others] = new Set(all.map((item) => item.link?.address));
  const press = blocks.find((spec) => spec.block === "button");
  const button = press && address !== undefined && others.length === 0 && !isNoLink(address) ? address : null;
  const own = blocks.some((spec) => spec.block === "keep") && !button && items.some((item) => item.link);
  const tickets = own && messages.some((message) => message.facts?.registration?.ticket);
  const colours = facts?.colours.slice(0, MOST_LINES) ?? [];
  return {
    language,
    subject: organiserLine(subject).slice(0, 250),
    band: { sign: school, name: (oneEdition ? values.editionTitle : null) ?? site },
    colours: colours.length > 0 ? colours : OWN_LINES,
    headline: organiserLine(title),
    blocks: [
      paragraph(t("hello")),
      ...(together
        ? [paragraph(t(`joined.${together}.text`, { count }))]
        : [paragraph(t("joined.about", { count }))]),
      ...blocks
        .filter((spec) => isSaid(spec) || isOpening(spec))
        .filter((spec) => !together || spec.block !== "text")
        .flatMap((spec) => {
          if (isOpening(spec) && opening.length > 0) return opening;
          return isSaid(spec) ? writeSaid(spec, { template, parameters, values, t, say }) : [];
        }),
      ...(shown
        ? [
            {
              kind: "registrations",
              items: button ? items.map(({ link: _same, ...item }) => item) : items,
            } satisfies MailBlock,
          ]
        : []),
      ...(button
        ? [
            {
              kind: "button",
              text: loose(t)(`${template}.${press?.text}`),
              address: button,
              otherwise: t("address"),
            } satisfies MailBlock,
          ]
        : []),
      ...(tickets ? [paragraph(t("joined.tickets"))] : []),
      ...(oneEdition ? commonBlocks(template, messages, language) : []),
      ...(own ? [paragraph(t("joined.keep"), true)] : []),
      ...closing,
    ],
    closing: school
      ? [
          ...(seeYouSoon && facts?.stands !== "settled" && closing.length === 0 ? [t("bye")] : []),
          t("team", { schoolTitle: school }),
        ]
      : [],
    footer: footerOf(
      t,
      language,
      site,
      school !== null,
      stopOf(messages),
      facts && { ...facts, registration: null },
    ),
  };
}

/** They came to one mailbox, and it is the mailbox that gets no more. */
const stopOf = ([first]: readonly JoinedMessage[]): MailLinks =>
  first?.links.stop ? { stop: first.links.stop } : {};

/** Whether these people have different last days: then each has it beside their name, and the text names none. */
const areApart = (messages: readonly JoinedMessage[]): boolean =>
  new Set(messages.map(({ parameters }) => parameters.until)).size > 1;

type Item = Extract<MailBlock, { kind: "registrations" }>["items"][number];

function itemOf(
  template: TemplateName,
  { parameters, links, facts }: JoinedMessage,
  language: string,
  { oneEdition, apart }: { oneEdition: boolean; apart: boolean },
): Item {
  const t = translator(language, "emails");
  const values = valuesOf(template, parameters, {}, facts, language);
  const rank = facts?.registration?.rank ?? null;
  const wishes = wishedOptions(facts?.registration ?? {});
  const edition = [values.schoolTitle, values.editionTitle].filter(Boolean).join(", ");
  const name = values.fullName ?? "";
  return {
    title: isCalled(name) ? name : t("joined.unnamed"),
    lines: [
      ...(oneEdition || edition === "" ? [] : [edition]),
      ...(rank === null ? [] : [t("joined.rank", { rank })]),
      ...(wishes === "" ? [] : [t("joined.wishes", { options: wishes })]),
      ...(apart && values.until ? [t("joined.until", { until: values.until })] : []),
    ],
    ...(values.reference ? { reference: { label: t("joined.reference"), value: values.reference } } : {}),
    ...(links.button ? { link: { text: t("joined.open"), address: links.button } } : {}),
  };
}

/** When, where, how one gets there: what reads the same in every one of the mails, and leads to nobody's own page. */
function commonBlocks(
  template: TemplateName,
  messages: readonly JoinedMessage[],
  language: string,
): MailBlock[] {
  const t = translator(language, "emails");
  const spec = MAILS[template].blocks.find((block) => block.block === "edition");
  if (!spec) return [];
  const all = messages.map(({ facts, links, parameters }) =>
    facts
      ? shareable(
          editionBlocks(template, spec, ofNobody(facts), links, language, t, ownWordsOf(parameters)?.leftOut),
        )
      : [],
  );
  const [first = [], ...others] = all;
  const isEverywhere = (block: MailBlock) =>
    others.every((blocks) => blocks.some((other) => JSON.stringify(other) === JSON.stringify(block)));
  return first.filter(isEverywhere);
}

/** What each chose stands with their name. */
const ofNobody = (facts: MailFacts): MailFacts => ({
  ...facts,
  registration: facts.registration && { ...facts.registration, options: [] },
});

/** Facts row by row: people of one edition may pay differently and still meet at the same time. */
function shareable(blocks: readonly MailBlock[]): MailBlock[] {
  return blocks.flatMap((block): MailBlock[] => {
    if (block.kind === "facts") return block.rows.map((row) => ({ kind: "facts", rows: [row] }));
    if (block.kind === "prose" || block.kind === "joins") return [block];
    return block.kind === "section" && !block.link ? [block] : [];
  });
}
