import { findEditionHead } from "@/lib/editions/queries/public-edition";
import { db } from "@/lib/platform/db/client";
import { requireCalendarLink } from "@/lib/stars/access";
import { findMyAgenda } from "@/lib/stars/queries/my-agenda";
import { editionScope, linkScope } from "@/prisma/testing/scopes";
import type { Marked } from "./known";

type Where = Pick<Marked, "edition" | "waits" | "calendars">;

/** What participants marked, what was urgent, and which messages wait for a known address, by today's reads. */
export async function readMarked(where: Where): Promise<Marked> {
  const edition = await db().edition.findFirstOrThrow({ where: { slug: where.edition } });
  const scope = await editionScope<never>(edition);
  const head = (locale: string) => findEditionHead(locale, scope.schoolSlug, scope.editionSlug);
  return {
    ...where,
    opened: await Promise.all(where.calendars.map(readCalendar)),
    notices: ((await head("it"))?.notices ?? []).map(
      ({ text: { text, lang } }) => `${text} (${lang ?? "it"})`,
    ),
    waiting: await listWaiting(where.waits),
  };
}

async function readCalendar(token: string): Promise<string> {
  try {
    const { organisationId, registrationId, schoolSlug, editionSlug } = await requireCalendarLink(token);
    const { editionId } = await db().registration.findFirstOrThrow({ where: { id: registrationId } });
    const own = { ...linkScope({ organisationId, editionId }, registrationId), schoolSlug, editionSlug };
    const agenda = await findMyAgenda("en", own);
    const entries = agenda?.days.flatMap(({ date, entries: day }) =>
      day.map(({ entry }) => `${date} ${entry.session.title.text}`),
    );
    return entries?.join(", ") ?? "nothing";
  } catch {
    return "opens no more";
  }
}

async function listWaiting(slug: string): Promise<string[]> {
  const { id: editionId } = await db().edition.findFirstOrThrow({ where: { slug } });
  const mails = await db().outboxMessage.findMany({
    where: { editionId, mailingId: { not: null } },
    include: { registration: true },
  });
  return mails.map(({ registration, state }) => `${registration?.fullName}: ${state}`).toSorted();
}
