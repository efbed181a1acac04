import "server-only";
import { editionPhase, isTaking } from "@/lib/editions/rules/phases";
import { tellVenue } from "@/lib/editions/rules/venues";
import type {
  MailContext,
  MailFacts,
  MailJoin,
  MailOption,
  MessageKeys,
} from "@/lib/outbox/rules/mail-facts";
import type { Standing } from "@/lib/outbox/templates/definition/standing";
import { daysSpan } from "@/lib/platform/dates/days-span";
import { programmeDayBounds } from "@/lib/platform/dates/zones";
import { isOneMailbox } from "@/lib/platform/email-spellings";
import { localise } from "@/lib/platform/i18n/localised";
import { type JoinDay, readJoinDays } from "./join-links";
import {
  type MailEdition,
  type MailRegistration,
  type RowKey,
  readMailEditions,
  readMailRegistrations,
} from "./mail-rows";

/** Reads the editions and registrations of messages; null for mails of the installation. */
export async function findMailContexts(messages: readonly MessageKeys[]): Promise<Array<MailContext | null>> {
  const registrations = await readMailRegistrations(keysOf(messages, ({ registrationId }) => registrationId));
  const editionOf = ({ registrationId, editionId }: MessageKeys) =>
    registrations.get(registrationId ?? "")?.editionId ?? editionId;
  const editions = await readMailEditions(keysOf(messages, editionOf));
  const withRooms = [...editions.values()].filter(
    (edition) => edition.hasOnlineRooms && !edition.cancelledAt,
  );
  const joins = await readJoinDays(
    withRooms.map(({ organisationId, id }) => ({ organisationId, editionId: id })),
  );
  return messages.map((message) => {
    const edition = editions.get(editionOf(message) ?? "");
    if (!message.organisationId || !edition) return null;
    const registration = registrations.get(message.registrationId ?? "") ?? null;
    return contextOf(message, registration, edition, joins.get(edition.id)?.(message.language) ?? []);
  });
}

function keysOf(messages: readonly MessageKeys[], idOf: (message: MessageKeys) => string | null): RowKey[] {
  const keys = new Map<string, RowKey>();
  for (const message of messages) {
    const id = idOf(message);
    if (id && message.organisationId) keys.set(id, { organisationId: message.organisationId, id });
  }
  return [...keys.values()];
}

function contextOf(
  { recipientKey, language }: MessageKeys,
  registration: MailRegistration | null,
  edition: MailEdition,
  joins: readonly JoinDay[],
): MailContext {
  const current =
    registration && registration.erasedAt === null && isOneMailbox(registration.emailKey, recipientKey)
      ? registration
      : null;
  const cancelled = edition.cancelledAt !== null;
  const { begun, takes, ...times } = timesOf(edition, registration);
  const stands = cancelled || times.over ? "settled" : begun ? "running" : "ahead";
  // Of days that are over nobody has a ticket, and nobody waits for them.
  const isStill = (state: string) => stands !== "settled" && current?.state === state;
  return {
    schoolSlug: edition.schoolSlug,
    editionSlug: edition.slug,
    published: edition.publishedAt !== null,
    facts: {
      ...factsOf(edition, language),
      stands,
      takes: takes && !cancelled,
      registration: current && {
        ticket: isStill("confirmed"),
        waiting: isStill("waitlisted"),
        rank: isStill("waitlisted") ? current.rank : null,
        submittedAt: current.submittedAt,
        ...costOf(current, edition, language),
        options: optionsOf(current, edition, language),
        // Nobody hears of it without a place.
        joins: isStill("confirmed") ? joins.map(asMailJoin) : [],
      },
    },
    link: current && {
      registrationId: current.id,
      version: current.linkVersion,
      draft: current.state === "draft",
    },
    registration: current && {
      registrationId: current.id,
      ticketVersion: current.ticketVersion,
      // An edition that is cancelled and brought back changes the entry too.
      version: current.version + edition.version,
      hadPlace: current.hadPlace,
    },
    erased: Boolean(registration?.erasedAt),
    unsettled: registration?.unsettled ?? false,
    standing: {
      state: registration?.state ?? null,
      comesBack: registration?.undoState ?? null,
      cancelled,
      ...times,
      ownMailbox: current !== null,
      toAnswer: registration?.toAnswer ?? false,
    },
  };
}

/** A text of an edition in the reader's language, else in one of its own. */
const sayIn =
  ({ languages, organisationLanguages }: MailEdition, language: string) =>
  (json: unknown) =>
    localise(json, language, [...languages, ...organisationLanguages])?.text;

const asDate = (text: string | null) => (text ? new Date(text) : null);

function factsOf(
  edition: MailEdition,
  language: string,
): Omit<MailFacts, "registration" | "stands" | "takes"> {
  const say = sayIn(edition, language);
  return {
    school: say(edition.schoolTitle) ?? "",
    edition: say(edition.title) ?? "",
    colours: [...new Set(edition.colours)],
    days: edition.days.map(({ date, startsAt, endsAt }) => ({
      date,
      startsAt: asDate(startsAt),
      endsAt: asDate(endsAt),
    })),
    timeZone: edition.timeZone,
    mode: edition.mode,
    ...whereOf(edition, language),
    hasProgramme: edition.hasProgramme,
    contact: edition.contactEmail,
    replyTo: edition.replyTo ?? edition.contactEmail,
    controller: { name: edition.controllerName, contact: edition.privacyContact },
  };
}

/** Where it takes place: the main venue, the others, how to get to each, and who gets in how. */
function whereOf(edition: MailEdition, language: string) {
  const told = edition.venues.map((venue) =>
    tellVenue(venue, language, [...edition.languages, ...edition.organisationLanguages], edition.city),
  );
  const [main, ...others] = told;
  const said = (field: "directions" | "accessNote") =>
    told.flatMap((venue) => {
      const words = venue[field]?.text;
      if (!words) return [];
      return [told.length > 1 && venue.lines[0] ? `**${plainLine(venue.lines[0])}**\n\n${words}` : words];
    });
  return {
    venue: main?.name?.text ?? null,
    address: main?.address?.text ?? "",
    city: main?.city ?? edition.city,
    ...(others.length > 0 ? { otherVenues: others.map(({ lines }) => lines.join(", ")) } : {}),
    directions: said("directions").join("\n\n"),
    accessNote: [sayIn(edition, language)(edition.accessNote) ?? "", ...said("accessNote")]
      .filter(Boolean)
      .join("\n\n"),
  };
}

/** A name as words, not as Markdown. */
const plainLine = (text: string) => text.replace(/[\\*_`[\]<>#~|]/g, "\\$&");

/** What a place costs and how one pays, where the organisers said so. */
function costOf(
  category: Pick<MailRegistration, "cost" | "payment">,
  edition: MailEdition,
  language: string,
): { cost?: string; payment?: string } {
  const say = sayIn(edition, language);
  const [cost, payment] = [say(category.cost), say(category.payment)];
  return { ...(cost ? { cost } : {}), ...(payment ? { payment } : {}) };
}

/** What was chosen of options with places of their own, in the words that were seen. */
function optionsOf(
  { options }: Pick<MailRegistration, "options">,
  edition: MailEdition,
  language: string,
): MailOption[] {
  const say = sayIn(edition, language);
  return options.map(({ question, label, value, ...now }) => ({
    ...{ question: say(question) ?? "", option: say(label) ?? value, ...now },
  }));
}

const asMailJoin = ({ sessions, ...day }: JoinDay): MailJoin => ({
  ...day,
  sessions: sessions.map(({ startsAt, title }) => ({ startsAt, title: title?.text ?? "" })),
});

type Times = Pick<Standing, "firstDay" | "over" | "draftOpens"> & { begun: boolean; takes: boolean };

/** The first day as long as it lies ahead, whether the last one is over, and whether a form can still be sent. */
function timesOf(edition: MailEdition, draft: { expiresAt: Date | null } | null): Times {
  const { days, timeZone, now } = edition;
  const [first] = days;
  const span = daysSpan(days, timeZone);
  // A full edition takes too: on its waiting list.
  const phase = editionPhase({ ...edition, cancelledAt: null, full: false }, now);
  const begins = first && (asDate(first.startsAt) ?? programmeDayBounds(first.date, timeZone).end);
  return {
    firstDay: begins && now < begins ? first.date : null,
    begun: span !== null && now >= span.start,
    over: span !== null && now >= span.end,
    takes: isTaking(phase),
    draftOpens: isTaking(phase) && (!draft?.expiresAt || now < draft.expiresAt),
  };
}
