import "server-only";
import { listMerged } from "@/lib/people/commands/merges";
import { reading } from "@/lib/platform/db/client";
import { emailKeysOf } from "@/lib/platform/email-spellings";
import { asWebsites } from "@/lib/programme/rules/websites";
import type { LinkScope } from "../policy";
import { isNamed } from "../rules/corrections";
import { findWithheldBefore } from "./correction";

/** What is held of a registration beside what its page shows: for the file that its person downloads. */
export interface MyFile {
  /** Mails: where those that left went, what they said, and what was put into them. */
  messages: Array<{
    at: Date;
    sentAt: Date | null;
    template: string;
    state: string;
    to?: string;
    said?: unknown;
    words?: unknown;
  }>;
  /** Portraits of them as a speaker of this organisation: where, since when, and what is said of it. */
  pictures: Array<{
    edition: string;
    since: Date;
    width: number;
    height: number;
    text: unknown;
    credit: string;
  }>;
  /** Websites that their page as a speaker of this organisation leads to. */
  websites: Array<{ edition: string; url: string; label: string }>;
  /** Whether they come to a session as a speaker of this organisation, and what was said with it; by themselves, or by an organiser. */
  replies: Array<{
    edition: string;
    session: unknown;
    reply: string;
    words: string;
    at: Date;
    by: "speaker" | "login";
  }>;
  /** Sessions they marked, or marked once: since when it is so. */
  stars: Array<{ session: unknown; marked: boolean; at: Date }>;
  /** Places in sessions: had, waited for or given up, and since when it is so. */
  signUps: Array<{ session: unknown; state: string; at: Date }>;
  /** Tags that organisers put on it. */
  tags: string[];
  /** Since when their address gets no messages to many of the school; null: it gets them. */
  messagesStoppedAt: Date | null;
  /** Whether somebody of the team sees to it; never who. */
  assigned: boolean;
  /** What organisers noted about them; never who. */
  notes: Array<{ at: Date; text: string; edited: Date | null }>;
  /** What was done, by whom (never which organiser), and each value as it was before and after. */
  changes: Array<{ at: Date; act: string; by: string; field: string; before: unknown; after: unknown }>;
}

const TAG_NAMES = {
  orderBy: { tag: { name: "asc" } },
  select: { tag: { select: { name: true } } },
} as const;

const STARS = {
  orderBy: { saidAt: "asc" },
  select: { marked: true, saidAt: true, session: { select: { title: true } } },
} as const;

const SIGN_UPS = {
  orderBy: { since: "asc" },
  select: { state: true, since: true, session: { select: { title: true } } },
} as const;

const NOTES = {
  where: { removedAt: null },
  orderBy: { createdAt: "asc" },
  select: { text: true, createdAt: true, editedAt: true },
} as const;

/** Reads what the page of one's data has no room for. */
export async function findMyFile({
  organisationId,
  registrationId,
}: Pick<LinkScope, "organisationId" | "registrationId">): Promise<MyFile> {
  return reading(async (db) => {
    const messages = await db.outboxMessage.findMany({
      where: { organisationId, registrationId },
      orderBy: { createdAt: "asc" },
    });
    const before = await findWithheldBefore(db, { organisationId, registrationId });
    const values = await db.auditValue.findMany({
      // What is decided and not told is told first; from then on it is in what was done.
      where: { registrationId, entry: { organisationId }, field: { notIn: ["verdict", "member"] } },
      include: { entry: { select: { act: true, actorKind: true, createdAt: true } } },
      orderBy: [{ entry: { createdAt: "asc" } }, { field: "asc" }],
    });
    const own = await db.registration.findUniqueOrThrow({
      where: { organisationId_id: { organisationId, id: registrationId } },
      select: {
        ...{ emailKey: true, edition: { select: { schoolId: true } } },
        personId: true,
        tags: TAG_NAMES,
        assignee: { select: { memberId: true } },
        notes: NOTES,
        stars: STARS,
        signUps: SIGN_UPS,
      },
    });
    const stop = await db.messageStop.findFirst({
      where: { organisationId, schoolId: own.edition.schoolId, emailKey: { in: emailKeysOf(own.emailKey) } },
      select: { stoppedAt: true },
    });
    const personIds = own.personId ? await listMerged(db, { organisationId, personId: own.personId }) : [];
    const faces = await db.storedFile.findMany({
      where: { organisationId, speaker: { personId: { in: personIds } } },
      include: { edition: { select: { slug: true } } },
    });
    const speaking = await db.speaker.findMany({
      where: { organisationId, personId: { in: personIds } },
      select: { websites: true, edition: { select: { slug: true } } },
      orderBy: { id: "asc" },
    });
    const replies = await db.sessionReply.findMany({
      where: { organisationId, speaker: { personId: { in: personIds } } },
      orderBy: { repliedAt: "asc" },
      select: {
        ...{ reply: true, words: true, repliedAt: true, byId: true },
        session: { select: { title: true, edition: { select: { slug: true } } } },
      },
    });
    return {
      replies: replies.map(({ session, reply, words, repliedAt, byId }) => ({
        ...{ edition: session.edition.slug, session: session.title, reply, words, at: repliedAt },
        by: byId ? "login" : "speaker",
      })),
      pictures: faces.map(({ edition, createdAt, width, height, alt, credit }) => ({
        ...{ edition: edition?.slug ?? "", since: createdAt, width, height, text: alt, credit },
      })),
      websites: speaking.flatMap(({ edition, websites }) =>
        asWebsites(websites).map((website) => ({ edition: edition.slug, ...website })),
      ),
      messagesStoppedAt: stop?.stoppedAt ?? null,
      stars: own.stars.map(({ session, marked, saidAt }) => ({ session: session.title, marked, at: saidAt })),
      signUps: own.signUps.map(({ session, state, since }) => ({ session: session.title, state, at: since })),
      tags: own.tags.map(({ tag }) => tag.name),
      assigned: own.assignee !== null,
      notes: own.notes.map(({ text, createdAt, editedAt }) => ({ at: createdAt, text, edited: editedAt })),
      messages: messages
        .filter((message) => isNamed(message, before))
        .map(({ createdAt, sentAt, template, state, recipient, parameters, said }) => ({
          ...{ at: createdAt, sentAt, template, state },
          // What has not left may still be written otherwise.
          ...(sentAt ? { to: recipient, ...(said ? { said } : {}), words: parameters } : {}),
        })),
      changes: values.map(({ entry, field, before, after }) => ({
        ...{ at: entry.createdAt, act: entry.act, by: entry.actorKind, field, before, after },
      })),
    };
  });
}
