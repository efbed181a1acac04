import "server-only";
import { db } from "@/lib/platform/db/client";

/** What a message needs to know when it leaves, as it is then. */
export interface MailContext {
  schoolSlug: string;
  editionSlug: string;
  contactEmail: string;
  schoolTitle: unknown;
  languages: string[];
  /** Null when the person has another address by now: a private link never goes to an old one. */
  link: { registrationId: string; version: number; draft: boolean } | null;
  erased: boolean;
}

const EDITION = {
  slug: true,
  contactEmail: true,
  languages: true,
  school: { select: { slug: true, title: true } },
} as const;

/** Reads the edition and the registration of a message; null for mails of the installation. */
export async function findMailContext(message: {
  organisationId: string | null;
  editionId: string | null;
  registrationId: string | null;
  recipientKey: string;
}): Promise<MailContext | null> {
  const { organisationId, editionId, registrationId } = message;
  if (!organisationId) return null;
  const registration = registrationId
    ? await db().registration.findUnique({
        where: { organisationId_id: { organisationId, id: registrationId } },
        select: {
          emailKey: true,
          linkVersion: true,
          state: true,
          erasedAt: true,
          edition: { select: EDITION },
        },
      })
    : null;
  const edition =
    registration?.edition ??
    (editionId
      ? await db().edition.findUnique({
          where: { organisationId_id: { organisationId, id: editionId } },
          select: EDITION,
        })
      : null);
  if (!edition) return null;
  const current = registration?.emailKey === message.recipientKey && registration.erasedAt === null;
  return {
    schoolSlug: edition.school.slug,
    editionSlug: edition.slug,
    contactEmail: edition.contactEmail,
    schoolTitle: edition.school.title,
    languages: edition.languages,
    link:
      registration && registrationId && current
        ? { registrationId, version: registration.linkVersion, draft: registration.state === "draft" }
        : null,
    erased: Boolean(registration?.erasedAt),
  };
}
