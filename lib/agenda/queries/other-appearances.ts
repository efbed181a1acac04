import "server-only";
import { cachedRead } from "@/lib/platform/cache/tags";
import { db } from "@/lib/platform/db/client";
import { groupBy } from "@/lib/platform/group-by";
import { localise } from "@/lib/platform/i18n/localised";
import { tags } from "@/lib/public-pages/rules";
import { personAddress, sessionAddress } from "../rules/addresses";

const MOST_EDITIONS = 20;

const EDITION = {
  slug: true,
  title: true,
  languages: true,
  school: { select: { slug: true, title: true } },
  releases: { orderBy: { number: "desc" }, take: 1, select: { id: true } },
} as const;

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
      // At what does not take place nobody appears.
      edition: {
        ...{ publishedAt: { not: null }, deletedAt: null, cancelledAt: null },
        school: { deletedAt: null },
      },
      released: { some: { role: { not: "interpreter" } } },
    },
    orderBy: [{ edition: { year: "desc" } }, { number: "asc" }],
    take: MOST_EDITIONS,
    select: { id: true, number: true, fullName: true, edition: { select: EDITION } },
  });
  const sessionsOf = await currentSessions(
    organisationId,
    rows.map(({ id, edition }) => ({ speakerId: id, releaseId: edition.releases[0]?.id ?? null })),
  );
  const seen = new Set<string>();
  return rows.flatMap(({ id, edition, ...speaker }) => {
    const text = (value: unknown) => localise(value, locale, edition.languages);
    const sessions = sessionsOf(id);
    const base = `/schools/${edition.school.slug}/${edition.slug}`;
    if (sessions.length === 0 || seen.has(base)) return [];
    seen.add(base);
    return {
      id,
      edition: { title: text(edition.title), school: text(edition.school.title) },
      /** Without the language in front, as all here. */
      address: `${base}/speakers/${personAddress(speaker)}`,
      sessions: sessions.map(({ number, title }) => ({
        address: `${base}/sessions/${sessionAddress(number, text(title)?.text ?? "")}`,
        title: text(title) ?? { text: String(number), lang: null },
      })),
    };
  });
}

/** What each of these is in, by the release that readers see: those before it may be many and are read by nobody. */
async function currentSessions(
  organisationId: string,
  speakers: ReadonlyArray<{ speakerId: string; releaseId: string | null }>,
) {
  const rows = await db().releasedPerson.findMany({
    where: {
      organisationId,
      OR: speakers.flatMap(({ speakerId, releaseId }) => (releaseId ? { speakerId, releaseId } : [])),
      role: { not: "interpreter" },
      session: { cancelled: false, session: { cancelledAt: null } },
    },
    orderBy: { session: { session: { number: "asc" } } },
    select: {
      speakerId: true,
      session: { select: { session: { select: { number: true, title: true } } } },
    },
  });
  const bySpeaker = groupBy(rows, ({ speakerId }) => speakerId);
  // With several times they are in it several times.
  return (speakerId: string) => [
    ...new Map(
      (bySpeaker.get(speakerId) ?? []).map(({ session: { session } }) => [session.number, session]),
    ).values(),
  ];
}

/**
 * Where else a speaker of an edition was in the programme: other published editions of the same organisation that took or take place, by its own
 * record of the person (whatever was joined with it), never another organisation's; nothing of somebody who was erased. From
 * the cache.
 */
export const listOtherAppearances = cachedRead("other-appearances", read, (_locale, organisationId) => [
  tags.people(organisationId),
]);
export type Appearance = Awaited<ReturnType<typeof read>>[number];
