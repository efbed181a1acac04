import "server-only";
import { cache } from "react";
import { findEditionHead } from "@/lib/editions/queries/public-edition";
import type { EditionHead } from "@/lib/editions/rules/edition-head";
import { MAY_WRITE } from "@/lib/forms/rules/later-editions";
import { speakerAddress } from "@/lib/outbox/rules";
import { type Reader, reading } from "@/lib/platform/db/client";
import { type LocalisedText, localise } from "@/lib/platform/i18n/localised";
import type { MessagesScope } from "../policy";

const EDITION = {
  select: { schoolId: true, languages: true, slug: true, school: { select: { slug: true } } },
} as const;

/** Whom the link of a message names, with the address that mail goes to now. */
export interface MessagesLink {
  subject: MessagesScope["subject"];
  organisationId: string;
  editionId: string;
  schoolId: string;
  schoolSlug: string;
  editionSlug: string;
  email: string;
  language: string;
}

/** A registration or a speaker by the id in a link; the gate compares the rest of it with the address. */
export async function findMessagesLink(id: string): Promise<MessagesLink | null> {
  return reading(async (db) => {
    const registration = await db.registration.findFirst({
      where: { id, erasedAt: null, state: { not: "draft" } },
      select: { organisationId: true, editionId: true, email: true, language: true, edition: EDITION },
    });
    if (registration) {
      const { edition, ...own } = registration;
      return { subject: { kind: "registration", id }, ...own, ...placeOf(edition) };
    }
    const speaker = await db.speaker.findFirst({
      where: { id },
      select: {
        ...{ organisationId: true, editionId: true, email: true, unconfirmed: true, edition: EDITION },
        person: {
          select: {
            language: true,
            emails: { orderBy: { emailKey: "asc" }, take: 1, select: { email: true } },
          },
        },
      },
    });
    const email = speaker && speakerAddress(speaker);
    if (!email) return null;
    const { organisationId, editionId, edition, person } = speaker;
    return {
      subject: { kind: "speaker", id },
      ...{ organisationId, editionId, email, language: person.language },
      ...placeOf(edition),
    };
  });
}

const placeOf = ({
  schoolId,
  slug,
  school,
}: {
  schoolId: string;
  slug: string;
  school: { slug: string };
}) => ({
  schoolId,
  editionSlug: slug,
  schoolSlug: school.slug,
});

/** What the page of such a link shows. */
export interface MessagesPage {
  /** Null once the edition has no page any more. */
  head: EditionHead | null;
  school: LocalisedText;
  contact: string;
  about: MessagesScope["about"];
  /** Since when the mailbox wants none; null: it gets them. */
  stoppedAt: Date | null;
  /** What is agreed to by whoever wants it again; null: nothing is, or it is not asked any more. */
  term: LocalisedText | null;
  timeZone: string;
}

/** Reads it. */
export const findMessagesPage = cache(async (locale: string, scope: MessagesScope): Promise<MessagesPage> => {
  const { organisationId, editionId, schoolId, schoolSlug, editionSlug, emailKeys } = scope;
  const [head, { edition, stop, term }] = await Promise.all([
    findEditionHead(locale, schoolSlug, editionSlug),
    reading(async (db) => ({
      edition: await db.edition.findUniqueOrThrow({
        where: { organisationId_id: { organisationId, id: editionId } },
        select: { contactEmail: true, timeZone: true, languages: true, school: { select: { title: true } } },
      }),
      ...(scope.about === "later"
        ? await readLater(db, scope)
        : {
            stop: await db.messageStop.findFirst({
              where: { organisationId, schoolId, emailKey: { in: emailKeys } },
              select: { stoppedAt: true },
            }),
            term: null,
          }),
    })),
  ]);
  return {
    head,
    school: localise(edition.school.title, locale, edition.languages) ?? { text: "", lang: null },
    contact: edition.contactEmail,
    about: scope.about,
    stoppedAt: stop?.stoppedAt ?? null,
    term: localise(term, locale, edition.languages),
    timeZone: edition.timeZone,
  };
});

/** Since when a registration agrees no more to messages about later editions, and whether its edition asks still. */
async function readLater(db: Reader, { organisationId, editionId, subject }: MessagesScope) {
  const own = { organisationId, registrationId: subject.id };
  const term = { kind: "later_editions" } as const;
  const stands = await db.consent.count({ where: { ...own, ...MAY_WRITE } });
  const last = await db.consent.findFirst({
    where: { ...own, withdrawnAt: { not: null }, termVersion: { term } },
    orderBy: { withdrawnAt: "desc" },
    select: { withdrawnAt: true },
  });
  const version = await db.termVersion.findFirst({
    where: { organisationId, term: { editionId, ...term, retiredAt: null } },
    orderBy: { number: "desc" },
    select: { text: true },
  });
  const stoppedAt = stands > 0 ? null : (last?.withdrawnAt ?? null);
  return { stop: stoppedAt && { stoppedAt }, term: version?.text ?? null };
}
