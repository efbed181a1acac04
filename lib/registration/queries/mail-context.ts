import "server-only";
import { editionPhase, isTaking, PHASE_COLUMNS } from "@/lib/editions/rules/phases";
import type { MailContext, MailFacts, MailJoin, MessageKeys } from "@/lib/outbox/rules/mail-facts";
import type { Standing } from "@/lib/outbox/templates/definition/standing";
import { templatesThat } from "@/lib/outbox/templates/registry";
import { daysSpan } from "@/lib/platform/dates/days-span";
import { isoDate, programmeDayBounds } from "@/lib/platform/dates/zones";
import { databaseClock, db } from "@/lib/platform/db/client";
import { isOneMailbox } from "@/lib/platform/email-spellings";
import { localise } from "@/lib/platform/i18n/localised";
import { listJoinDays } from "./join-links";

const EDITION = {
  ...PHASE_COLUMNS,
  slug: true,
  version: true,
  title: true,
  contactEmail: true,
  languages: true,
  mode: true,
  venue: true,
  address: true,
  city: true,
  directions: true,
  accessNote: true,
  themes: { orderBy: { number: "asc" }, select: { colour: true } },
  releases: { take: 1, select: { id: true } },
  school: {
    select: {
      slug: true,
      title: true,
      organisation: { select: { controllerName: true, privacyContact: true, languages: true } },
    },
  },
} as const;

const PLACE_TEMPLATES = templatesThat(({ calendar }) => calendar === "adds");

/** Reads the edition and the registration of a message; null for mails of the installation. */
export async function findMailContext(message: MessageKeys): Promise<MailContext | null> {
  const { organisationId, editionId, registrationId } = message;
  if (!organisationId) return null;
  const registration = registrationId
    ? await db().registration.findUnique({
        where: { organisationId_id: { organisationId, id: registrationId } },
        include: {
          edition: { select: EDITION },
          category: { select: { cost: true, payment: true } },
          messages: { where: { template: { in: PLACE_TEMPLATES }, state: "sent" }, take: 1 },
        },
      })
    : null;
  const edition = registration?.edition ?? (editionId ? await readEdition(organisationId, editionId) : null);
  if (!edition) return null;
  const current =
    registration &&
    registration.erasedAt === null &&
    isOneMailbox(registration.emailKey, message.recipientKey)
      ? registration
      : null;
  return {
    schoolSlug: edition.school.slug,
    editionSlug: edition.slug,
    facts: {
      ...factsOf(edition, message.language),
      registration: current && {
        ticket: current.state === "confirmed",
        waiting: current.state === "waitlisted",
        rank: current.state === "waitlisted" ? await rankOf(current) : null,
        submittedAt: current.submittedAt,
        ...costOf(current.category, edition, message.language),
        joins: await joinsOf(current, edition, message.language),
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
      hadPlace: current.messages.length > 0,
    },
    erased: Boolean(registration?.erasedAt),
    standing: {
      state: registration?.state ?? null,
      cancelled: edition.cancelledAt !== null,
      ...timesOf(edition, registration, await databaseClock(db())),
      ownMailbox: current !== null,
    },
  };
}

type EditionRow = NonNullable<Awaited<ReturnType<typeof readEdition>>>;
const readEdition = (organisationId: string, id: string) =>
  db().edition.findUnique({ where: { organisationId_id: { organisationId, id } }, select: EDITION });

function factsOf(edition: EditionRow, language: string): Omit<MailFacts, "registration"> {
  const { organisation } = edition.school;
  const say = (json: unknown) =>
    localise(json, language, [...edition.languages, ...organisation.languages])?.text;
  return {
    school: say(edition.school.title) ?? "",
    edition: say(edition.title) ?? "",
    colours: [...new Set(edition.themes.map((theme) => theme.colour))],
    days: edition.days.map(({ date, startsAt, endsAt }) => ({ date: isoDate(date), startsAt, endsAt })),
    timeZone: edition.timeZone,
    mode: edition.mode,
    venue: say(edition.venue) ?? null,
    address: edition.address,
    city: edition.city,
    directions: say(edition.directions) ?? "",
    accessNote: say(edition.accessNote) ?? "",
    hasProgramme: edition.releases.length > 0,
    contact: edition.contactEmail,
    controller: { name: organisation.controllerName, contact: organisation.privacyContact },
  };
}

/** What a place costs and how one pays, where the organisers said so. */
function costOf(
  category: { cost: unknown; payment: unknown } | null,
  edition: EditionRow,
  language: string,
): { cost?: string; payment?: string } {
  const say = (json: unknown) =>
    localise(json, language, [...edition.languages, ...edition.school.organisation.languages])?.text;
  const [cost, payment] = [say(category?.cost), say(category?.payment)];
  return { ...(cost ? { cost } : {}), ...(payment ? { payment } : {}) };
}

/** Where somebody with a place joins online; nobody else hears of it. */
async function joinsOf(
  row: { organisationId: string; editionId: string; state: string },
  edition: EditionRow,
  language: string,
): Promise<MailJoin[]> {
  if (row.state !== "confirmed" || edition.cancelledAt) return [];
  const days = await listJoinDays(row, language);
  return days.map(({ sessions, ...day }) => ({
    ...day,
    sessions: sessions.map(({ startsAt, title }) => ({ startsAt, title: title?.text ?? "" })),
  }));
}

type Times = Pick<Standing, "firstDay" | "over" | "draftOpens">;

/** The first day until it is over, whether the last one is, and whether a form can still be sent. */
function timesOf(edition: EditionRow, draft: { expiresAt: Date | null } | null, now: Date): Times {
  const { days, timeZone } = edition;
  const [first] = days;
  const span = daysSpan(days, timeZone);
  const date = first ? isoDate(first.date) : null;
  // A full edition takes too: on its waiting list.
  const phase = editionPhase({ ...edition, cancelledAt: null, full: false }, now);
  return {
    firstDay: date && now < programmeDayBounds(date, timeZone).end ? date : null,
    over: span !== null && now >= span.end,
    draftOpens: isTaking(phase) && (!draft?.expiresAt || now < draft.expiresAt),
  };
}

/** How many wait before, and oneself: positions are never renumbered. */
function rankOf(row: {
  organisationId: string;
  editionId: string;
  queuePosition: number | null;
}): Promise<number> {
  const { organisationId, editionId, queuePosition } = row;
  return db().registration.count({
    where: { organisationId, editionId, state: "waitlisted", queuePosition: { lte: queuePosition ?? 0 } },
  });
}
