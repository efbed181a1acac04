import "server-only";
import { cachedRead } from "@/lib/platform/cache/tags";
import { db } from "@/lib/platform/db/client";
import { localise } from "@/lib/platform/i18n/localised";
import { tags } from "@/lib/public-pages/rules";
import { personAddress, sessionAddress } from "../rules/addresses";

const MOST_EDITIONS = 20;

/** The record that stands for a human: the one that theirs were joined into. Null when they were erased. */
async function humanOf(organisationId: string, speakerId: string) {
  const speaker = await db().speaker.findUnique({
    where: { organisationId_id: { organisationId, id: speakerId } },
    select: { editionId: true, person: { select: { id: true, mergedIntoId: true, erasedAt: true } } },
  });
  if (!speaker || speaker.person.erasedAt) return null;
  return { id: speaker.person.mergedIntoId ?? speaker.person.id, editionId: speaker.editionId };
}

async function read(locale: string, organisationId: string, speakerId: string) {
  const human = await humanOf(organisationId, speakerId);
  if (!human) return [];
  const rows = await db().speaker.findMany({
    where: {
      organisationId,
      // Who was two speakers here before the records were joined is not somebody else here.
      editionId: { not: human.editionId },
      person: { OR: [{ id: human.id }, { mergedIntoId: human.id }], erasedAt: null },
      edition: { publishedAt: { not: null }, deletedAt: null, school: { deletedAt: null } },
      released: { some: { role: { not: "interpreter" } } },
    },
    orderBy: [{ edition: { year: "desc" } }, { number: "asc" }],
    take: MOST_EDITIONS,
    select: {
      id: true,
      number: true,
      fullName: true,
      edition: {
        select: {
          slug: true,
          title: true,
          languages: true,
          school: { select: { slug: true, title: true } },
          releases: { orderBy: { number: "desc" }, take: 1, select: { id: true } },
        },
      },
      released: {
        where: { role: { not: "interpreter" } },
        orderBy: { session: { session: { number: "asc" } } },
        select: {
          releaseId: true,
          session: {
            select: {
              cancelled: true,
              session: { select: { number: true, title: true, cancelledAt: true } },
            },
          },
        },
      },
    },
  });
  const seen = new Set<string>();
  return rows.flatMap(({ id, edition, released, ...speaker }) => {
    const text = (value: unknown) => localise(value, locale, edition.languages);
    const current = edition.releases[0]?.id;
    const sessions = new Map(
      released
        .filter(
          ({ releaseId, session }) =>
            releaseId === current && !session.cancelled && !session.session.cancelledAt,
        )
        .map(({ session: { session } }) => [session.number, session]),
    );
    const base = `/schools/${edition.school.slug}/${edition.slug}`;
    if (sessions.size === 0 || seen.has(base)) return [];
    seen.add(base);
    return {
      id,
      edition: { title: text(edition.title), school: text(edition.school.title) },
      /** Without the language in front, as all here. */
      address: `${base}/speakers/${personAddress(speaker)}`,
      sessions: [...sessions.values()].map(({ number, title }) => ({
        address: `${base}/sessions/${sessionAddress(number, text(title)?.text ?? "")}`,
        title: text(title) ?? { text: String(number), lang: null },
      })),
    };
  });
}

/**
 * Where else a speaker of an edition was in the programme: other published editions of the same organisation, by its own
 * record of the person (whatever was joined with it), never another organisation's; nothing of somebody who was erased. From
 * the cache.
 */
export const listOtherAppearances = cachedRead("other-appearances", read, (_locale, organisationId) => [
  tags.people(organisationId),
]);
export type Appearance = Awaited<ReturnType<typeof read>>[number];
