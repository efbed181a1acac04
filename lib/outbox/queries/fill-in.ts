import "server-only";
import { db, type Reader } from "@/lib/platform/db/client";
import { KEEP_PLAN } from "@/lib/platform/db/kept-plans";
import { localise } from "@/lib/platform/i18n/localised";
import { Prisma } from "@/prisma/generated/client";
import { speakerAddress, speakerLinkVersion } from "../rules";
import type { FilledIn, MailAbout } from "../templates/definition/mail";
import { MAILS, readParameters } from "../templates/registry";
import type { KnownTitles, WaitingMessage, WrittenMailing } from "./waiting";
import { readWordings } from "./wordings";

export type { WaitingMessage, WrittenMailing };

/** The columns of a message from which it is filled in. */
export const WAITING_COLUMNS = {
  template: true,
  parameters: true,
  language: true,
  recipient: true,
  organisationId: true,
  editionId: true,
  registrationId: true,
  personId: true,
  mailingId: true,
} as const satisfies Record<keyof WaitingMessage, true>;

/** What a mail says and whom it goes to, as it is known now. */
export interface FilledMessage {
  parameters: Record<string, unknown>;
  recipient: string;
}

/** The same while it waits, and whom its mailing is written to, as stored states; null: it is none. */
export interface FilledNow extends FilledMessage {
  audience: readonly string[] | null;
  /** Whether it is a message to many, which its reader may stop. */
  stoppable: boolean;
  /** Whether that somebody gets it tells what they answered. */
  closed: boolean;
  /** Of the speaker it is about, what their private link is made of; null: it is about none. */
  speaker: SpeakerLink | null;
}

/** Whose private link, and the version of it that goes to their address now. */
export interface SpeakerLink {
  id: string;
  version: string;
}

/** What the outbox asks of whoever knows mailings; it holds their ids. */
export type FindMailings = (
  reader: Reader,
  ids: readonly string[],
) => Promise<ReadonlyMap<string, WrittenMailing>>;

/**
 * Reads names, titles and addresses of messages that wait, in the order they were given: so they are those of this moment,
 * and no row holds words of somebody who was erased since it was queued. Null: there is nobody to write to any more.
 */
export async function fillIn(
  reader: Reader,
  messages: readonly WaitingMessage[],
  findMailings: FindMailings,
): Promise<Array<FilledNow | null>> {
  const known = await readKnown(reader, messages, findMailings);
  const wordings = await readWordings(
    reader,
    messages.map((message) => ({
      ...message,
      edition: editionOf(message, known),
      written: known.mailings.get(message.mailingId ?? ""),
    })),
  );
  return messages.map((message, at) => {
    const held = readParameters(message.template, message.parameters);
    const { about, filledIn } = MAILS[message.template];
    if (about === "request")
      return message.recipient
        ? { ...NO_MAILING, parameters: held, recipient: message.recipient, speaker: null }
        : null;
    const found = factsOf(message, known);
    if (!found) return null;
    const wanted = filledIn.map((name) => [name, found.facts[name] ?? ""]);
    const recipient = message.recipient || found.recipient;
    const written = known.mailings.get(message.mailingId ?? "");
    const { audience, closed } = written ?? NO_MAILING;
    const stoppable = MAILS[message.template].stoppable && (written?.toMany ?? false);
    const parameters = { ...held, ...Object.fromEntries(wanted), ...wordings[at] };
    const speaker = found.speaker ?? null;
    return recipient ? { parameters, recipient, audience, stoppable, closed, speaker } : null;
  });
}

const NO_MAILING = { audience: null, stoppable: false, closed: false } as const;

/** The same outside a transaction, as a mail leaves. */
export const fillInNow = (messages: readonly WaitingMessage[], findMailings: FindMailings) =>
  fillIn(db(), messages, findMailings);

/** The edition that a message is about, by whom it is about where it names somebody. */
const editionOf = (message: WaitingMessage, known: Known): KnownTitles | undefined =>
  (isAbout(message, "earlier") ? undefined : known.registrations.get(message.registrationId ?? "")) ??
  known.editions.get(message.editionId ?? "");

type Known = Awaited<ReturnType<typeof readKnown>>;
type Facts = Partial<Record<FilledIn, string | null>>;

function factsOf(
  message: WaitingMessage,
  known: Known,
): { facts: Facts; recipient: string; speaker?: SpeakerLink | null } | null {
  const { language } = message;
  const { about } = MAILS[message.template];
  if (about === "member") {
    const member = known.members.get(memberOf(message));
    if (!member) {
      // Queued by an earlier version, which held it all in the row.
      return message.recipient ? { facts: message.parameters as Facts, recipient: message.recipient } : null;
    }
    const invitedBy = member.invitedById ? (known.logins.get(member.invitedById)?.name ?? "") : "";
    return {
      facts: { organisationName: member.organisation.name, role: member.role, invitedBy },
      recipient: member.email,
    };
  }
  const registration = known.registrations.get(message.registrationId ?? "");
  const edition = editionOf(message, known);
  if (!edition) return null;
  const order = [...edition.languages, ...edition.organisationLanguages];
  const say = (json: unknown) => localise(json, language, order)?.text ?? "";
  const titles = { schoolTitle: say(edition.schoolTitle), editionTitle: say(edition.editionTitle) };
  if (about === "self") {
    const email = known.logins.get(loginOf(message))?.emails[0]?.email ?? "";
    return { facts: titles, recipient: email };
  }
  if (about === "speaker") {
    const speaker = known.speakers.get(`${message.editionId} ${message.personId}`);
    if (!speaker) return null;
    const { fullName, recipient, link } = speaker;
    return { facts: { ...titles, fullName }, recipient: recipient ?? "", speaker: link };
  }
  if (!registration) return null;
  if (about === "earlier")
    return {
      facts: { ...titles, fullName: registration.fullName, earlierTitle: say(registration.editionTitle) },
      recipient: registration.email,
    };
  const { fullName, reference, email } = registration;
  return { facts: { ...titles, fullName, reference }, recipient: email };
}

const isAbout = ({ template }: WaitingMessage, about: MailAbout) => MAILS[template].about === about;
const loginOf = ({ parameters }: WaitingMessage) => String(parameters.login ?? "");
const memberOf = ({ parameters }: WaitingMessage) => String(parameters.member ?? "");

async function readKnown(reader: Reader, messages: readonly WaitingMessage[], findMailings: FindMailings) {
  const ids = (pick: (message: WaitingMessage) => string | null) => [
    ...new Set(messages.flatMap((message) => pick(message) || [])),
  ];
  const registrationIds = ids((message) => message.registrationId);
  const editionIds = ids((message) =>
    message.registrationId && !isAbout(message, "earlier") ? null : message.editionId,
  );
  const mailingIds = ids((message) => message.mailingId);
  const memberIds = ids((message) => (isAbout(message, "member") ? memberOf(message) : null));
  const news = messages.filter((message) => isAbout(message, "speaker"));
  const registrations =
    registrationIds.length > 0
      ? await reader.$queryRaw<KnownRegistration[]>`
          SELECT registration.id, registration.full_name AS "fullName", registration.reference, registration.email, ${TITLES}
          FROM registration JOIN edition ON edition.organisation_id = registration.organisation_id
            AND edition.id = registration.edition_id ${ABOVE_EDITION}
          WHERE registration.id = ANY(${registrationIds}::uuid[]) AND registration.erased_at IS NULL ${KEEP_PLAN}`
      : [];
  const editions =
    editionIds.length > 0
      ? await reader.$queryRaw<KnownTitles[]>`
          SELECT ${TITLES} FROM edition ${ABOVE_EDITION}
          WHERE edition.id = ANY(${editionIds}::uuid[]) ${KEEP_PLAN}`
      : [];
  const mailings =
    mailingIds.length > 0
      ? await findMailings(reader, mailingIds)
      : (new Map() as ReadonlyMap<string, WrittenMailing>);
  const members =
    memberIds.length > 0
      ? await reader.teamMember.findMany({
          // Who has joined meanwhile is invited no more.
          where: { id: { in: memberIds }, removedAt: null, acceptedAt: null },
          select: {
            id: true,
            email: true,
            role: true,
            invitedById: true,
            organisation: { select: { name: true } },
          },
        })
      : [];
  const testers = ids((message) => (isAbout(message, "self") ? loginOf(message) : null));
  const asked = [...testers, ...members.flatMap((member) => member.invitedById ?? [])];
  const logins =
    asked.length > 0
      ? await reader.login.findMany({
          where: { id: { in: asked } },
          select: {
            id: true,
            name: true,
            emails: { orderBy: { emailKey: "asc" }, take: 1, select: { email: true } },
          },
        })
      : [];
  return {
    registrations: byId(registrations),
    editions: new Map(editions.map((row) => [row.editionId, row])),
    mailings,
    members: byId(members),
    logins: byId(logins),
    speakers: await readSpeakers(reader, news),
  };
}

interface KnownRegistration extends KnownTitles {
  id: string;
  fullName: string;
  reference: string | null;
  email: string;
}

const TITLES = Prisma.sql`
  edition.id AS "editionId", edition.title AS "editionTitle", edition.languages, school.title AS "schoolTitle",
  organisation.languages AS "organisationLanguages"`;

const ABOVE_EDITION = Prisma.sql`
  JOIN school ON school.organisation_id = edition.organisation_id AND school.id = edition.school_id
  JOIN organisation ON organisation.id = edition.organisation_id`;

const byId = <Row extends { id: string }>(rows: Row[]) => new Map(rows.map((row) => [row.id, row]));

async function readSpeakers(reader: Reader, messages: readonly WaitingMessage[]) {
  if (messages.length === 0) return new Map<string, never>();
  const rows = await reader.speaker.findMany({
    where: {
      OR: messages.flatMap(({ organisationId, editionId, personId }) =>
        organisationId && editionId && personId ? [{ organisationId, editionId, personId }] : [],
      ),
    },
    select: {
      id: true,
      linkVersion: true,
      editionId: true,
      personId: true,
      fullName: true,
      unconfirmed: true,
      email: true,
      person: { select: { emails: { orderBy: { emailKey: "asc" }, take: 1, select: { email: true } } } },
    },
  });
  return new Map(
    rows.map(({ id, linkVersion, fullName, ...row }) => {
      const address = speakerAddress(row);
      const link = address ? { id, version: speakerLinkVersion({ linkVersion, address }) } : null;
      return [`${row.editionId} ${row.personId}`, { fullName, recipient: address, link }];
    }),
  );
}
