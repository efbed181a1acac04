import {
  formatDayAndTime,
  formatIsoDay,
  formatTime,
  formatTimeRange,
  nameZone,
} from "@/lib/platform/dates/format";
import type { Texts } from "@/lib/platform/i18n/texts";
import { venueLines } from "@/lib/platform/venue-lines";
import type { MailFacts } from "../rules/mail-facts";
import type { OptionalBlock } from "../rules/own-words";
import type { AnyBlock } from "../templates/definition/blocks";
import type { TemplateName } from "../templates/registry";
import { MAILS } from "../templates/registry";
import type { MailBlock, MailLinks } from "./content";
import { organiserLine, organiserText, typedLine } from "./typed-text";
import { optionBlocks } from "./wished-options";

/** The block as a template orders it. */
type EditionSpec = Extract<AnyBlock, { block: "edition" }>;

/** The ticket, with the name of its picture: only in mails about a registration that is confirmed now. */
export function ticketBlock(
  reference: string,
  facts: MailFacts | null,
  t: Texts<"emails">,
): MailBlock | null {
  if (!reference || !facts?.registration?.ticket) return null;
  return {
    kind: "ticket",
    title: t("ticket.title"),
    value: reference,
    text: t("ticket.show"),
    picture: t("ticket.qr"),
  };
}

/** When, where, what happens next, what to do who cannot come, whom to ask about access. */
export function editionBlocks(
  template: TemplateName,
  { soon }: EditionSpec,
  facts: MailFacts,
  links: MailLinks,
  language: string,
  t: Texts<"emails">,
  leftOut: readonly OptionalBlock[] = [],
): MailBlock[] {
  const shows = (block: OptionalBlock) => !leftOut.includes(block);
  const { registration } = facts;
  if (!registration || !(registration.ticket || registration.waiting)) return [];
  const steps = registration.ticket
    ? comingSteps(template, facts, links, language, t)
    : waitingSteps(registration.rank, t);
  return [
    ...optionBlocks(registration, t),
    ...(shows("facts") ? factsBlock(facts, language, t) : []),
    ...joinsBlock(soon, facts, language, t),
    ...(soon
      ? [...wordsBlock(t("directions"), facts.directions), ...wordsBlock(t("accessNote"), facts.accessNote)]
      : []),
    // Whoever only waits must not pay for a place they may never get.
    ...(registration.ticket ? wordsBlock(t("pay"), registration.payment) : []),
    ...(shows("steps") ? [{ kind: "steps", title: t("next.title"), items: steps } satisfies MailBlock] : []),
    ...(links.privateLink
      ? [
          {
            kind: "section",
            title: t("cannot.title"),
            text: t(registration.ticket ? "cannot.place" : "cannot.list"),
            link: { text: t("cannot.link"), address: links.privateLink },
          } satisfies MailBlock,
        ]
      : []),
    ...(facts.contact && shows("access")
      ? [
          {
            kind: "section",
            title: t("access.title"),
            text: t("access.text", { contact: facts.contact }),
          } satisfies MailBlock,
        ]
      : []),
  ];
}

/** What organisers say themselves: how one pays, how one gets there. */
function wordsBlock(introduction: string, words: string | undefined): MailBlock[] {
  const source = organiserText(words ?? "");
  return source ? [{ kind: "prose", introduction, source }] : [];
}

/** Before the day also from when a link will be there; in other mails once there is one. */
function joinsBlock(soon: boolean, facts: MailFacts, language: string, t: Texts<"emails">): MailBlock[] {
  const joins = facts.registration?.joins ?? [];
  if (!joins.some(({ link }) => link) && (!soon || joins.length === 0)) return [];
  const rooms = joins.map(({ room, date, from, link, sessions }) => ({
    label: [formatIsoDay(date, language), organiserLine(room)].filter(Boolean).join(", "),
    sessions: sessions.map(({ startsAt, title }) =>
      `${formatTime(startsAt, facts.timeZone, language)} ${typedLine(title)}`.trim(),
    ),
    link,
    from: t("join.from", { at: formatDayAndTime(from, facts.timeZone, language) }),
  }));
  return [{ kind: "joins", title: t("join.title"), rooms }];
}

function factsBlock(facts: MailFacts, language: string, t: Texts<"emails">): MailBlock[] {
  const when = facts.days.map(({ date, startsAt, endsAt }) => {
    const day = formatIsoDay(date, language);
    if (!startsAt) return day;
    const times = endsAt
      ? formatTimeRange(startsAt, endsAt, facts.timeZone, language)
      : formatTime(startsAt, facts.timeZone, language);
    return `${day}, ${times}`;
  });
  if (facts.days.some((day) => day.startsAt))
    when.push(t("facts.zone", { zone: nameZone(facts.timeZone, language) }));
  const lines =
    facts.mode === "online" ? [] : [...venueLines(facts), ...(facts.otherVenues ?? [])].map(organiserLine);
  if (facts.mode !== "on_site") lines.push(t("facts.online"));
  const cost = organiserLine(facts.registration?.cost ?? "");
  const rows = [
    ...(when.length > 0 ? [{ label: t("facts.when"), lines: when }] : []),
    ...(lines.length > 0 ? [{ label: t("facts.where"), lines }] : []),
    ...(cost ? [{ label: t("facts.cost"), lines: [cost] }] : []),
  ];
  return rows.length > 0 ? [{ kind: "facts", rows }] : [];
}

type Steps = Extract<MailBlock, { kind: "steps" }>["items"];

function comingSteps(
  template: TemplateName,
  facts: MailFacts,
  links: MailLinks,
  language: string,
  t: Texts<"emails">,
): Steps {
  const first = facts.days[0];
  const ahead = facts.stands === "ahead";
  const link = links.agenda ? { text: t("next.agenda"), address: links.agenda } : null;
  return [
    ...(bringsCalendar(template) && first
      ? [{ text: t("next.calendar", { count: facts.days.length }) }]
      : []),
    ...(facts.hasProgramme && link
      ? [{ text: t(ahead ? "next.programme" : "next.programmeNow"), link }]
      : []),
    ...(ahead && first?.startsAt
      ? [
          {
            text: t("next.begins", {
              day: formatIsoDay(first.date, language),
              time: formatTime(first.startsAt, facts.timeZone, language),
            }),
          },
        ]
      : [{ text: t("ticket.show") }]),
  ];
}

function waitingSteps(rank: number | null, t: Texts<"emails">): Steps {
  return [
    ...(rank === null ? [] : [{ text: t("next.rank", { rank }) }]),
    { text: t("next.turn") },
    { text: t("next.told") },
  ];
}

const bringsCalendar = (template: TemplateName) => {
  const { calendar } = MAILS[template];
  return calendar === "adds" || calendar === "repeats";
};
