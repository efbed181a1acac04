import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { readPictures } from "@/lib/files/queries/pictures";
import { isEditionFull } from "@/lib/places/queries/count-places";
import { cachedRead } from "@/lib/platform/cache/tags";
import { isoDate } from "@/lib/platform/dates/zones";
import { databaseClock, db, type Reader, reading } from "@/lib/platform/db/client";
import { type LocalisedText, localise, presentLanguages } from "@/lib/platform/i18n/localised";
import { tags } from "@/lib/public-pages/rules";
import type { Prisma } from "@/prisma/generated/client";
import type { EditionHead } from "../rules/edition-head";
import { HOSTS_IN_ORDER } from "../rules/hosts";
import { editionPhase, mayBeRegistered, PHASE_COLUMNS } from "../rules/phases";
import { practicalSection } from "../rules/practical-section";
import { tellVenue, VENUE_COLUMNS, VENUES_IN_ORDER } from "../rules/venues";

const iso = (date: Date | null) => date?.toISOString() ?? null;

const UNTITLED: LocalisedText = { text: "–", lang: null };

const NOTICES_IN_ORDER: Prisma.EditionNoticeOrderByWithRelationInput[] = [
  { createdAt: "desc" },
  { id: "desc" },
];

const HEAD_FIELDS = {
  ...PHASE_COLUMNS,
  organisationId: true,
  id: true,
  slug: true,
  number: true,
  title: true,
  city: true,
  country: true,
  mode: true,
  languages: true,
  contactEmail: true,
  deletedAt: true,
  accessNote: true,
  _count: { select: { access: true, questions: true, practices: true } },
  venues: { where: { deletedAt: null }, select: { directions: true, accessNote: true } },
  notices: {
    where: { takenDownAt: null },
    orderBy: NOTICES_IN_ORDER,
    select: { id: true, text: true, until: true, createdAt: true },
  },
  version: true,
  updatedAt: true,
  days: { ...PHASE_COLUMNS.days, select: { ...PHASE_COLUMNS.days.select, label: true } },
  themes: { orderBy: { number: "asc" }, select: { colour: true } },
  recap: { select: { publishedAt: true } },
  releases: { orderBy: { number: "desc" }, take: 1, select: { id: true } },
  school: {
    select: {
      id: true,
      slug: true,
      kind: true,
      recurring: true,
      title: true,
      deletedAt: true,
      organisation: { select: { name: true, colour: true, example: true, languages: true, deletedAt: true } },
    },
  },
} as const;

async function readHead(locale: string, school: string, edition: string): Promise<EditionHead | null> {
  const reader = db();
  const alias = await reader.schoolAlias.findUnique({
    where: { slug: school },
    select: { organisationId: true, schoolId: true },
  });
  if (!alias) return null;
  const found = await reader.edition.findUnique({
    where: { organisationId_schoolId_slug: { ...alias, slug: edition } },
    select: HEAD_FIELDS,
  });
  if (!found?.publishedAt || found.deletedAt || found.school.deletedAt || found.school.organisation.deletedAt)
    return null;
  return (await headOf(reader, found))(locale);
}

/** The head of an edition for who prepares it, published or not, as it stands now: for a reader of any language. */
export async function readHeadInMaking({ organisationId, editionId }: EditionScope<"view-drafts">) {
  return reading(async (reader) => {
    const where = { organisationId_id: { organisationId, id: editionId } };
    return headOf(reader, await reader.edition.findUniqueOrThrow({ where, select: HEAD_FIELDS }));
  });
}

type HeadRow = Prisma.EditionGetPayload<{ select: typeof HEAD_FIELDS }>;

async function headOf(reader: Reader, found: HeadRow): Promise<(locale: string) => EditionHead> {
  const full = await isEditionFull(reader, found.organisationId, found.id);
  const fallback = [...found.languages, ...found.school.organisation.languages];
  const releaseId = found.releases[0]?.id ?? null;
  const now = await databaseClock(reader);
  const speakers = releaseId !== null && (await hasPeople(reader, found.organisationId, releaseId));
  return (locale) => ({
    organisationId: found.organisationId,
    editionId: found.id,
    schoolId: found.school.id,
    schoolSlug: found.school.slug,
    editionSlug: found.slug,
    kind: found.school.kind,
    recurring: found.school.recurring,
    schoolTitle: localise(found.school.title, locale, fallback) ?? UNTITLED,
    title: localise(found.title, locale, fallback) ?? UNTITLED,
    titleLanguages: presentLanguages(found.title, fallback),
    organisationName: found.school.organisation.name,
    colour: found.school.organisation.colour,
    example: found.school.organisation.example,
    phase: editionPhase({ ...found, full }, now),
    number: found.number,
    city: found.city,
    country: found.country,
    timeZone: found.timeZone,
    mode: found.mode,
    languages: found.languages,
    contactEmail: found.contactEmail,
    days: found.days.map((day) => ({
      date: isoDate(day.date),
      label: localise(day.label, locale, fallback),
      startsAt: iso(day.startsAt),
      endsAt: iso(day.endsAt),
    })),
    registrationOpensAt: iso(found.registrationOpensAt),
    registrationClosesAt: iso(found.registrationClosesAt),
    colours: [...new Set(found.themes.map((theme) => theme.colour))],
    releaseId,
    has: {
      agenda: releaseId !== null && found.days.length > 0,
      registrations: mayBeRegistered(found, now),
      speakers,
      practices: found._count.practices > 0,
      recap: found.recap?.publishedAt != null,
      practical: practicalSection(found),
    },
    notices: found.notices
      .filter(({ until }) => until > now)
      .map(({ id, text, createdAt }) => ({
        id,
        text: localise(text, locale, fallback) ?? UNTITLED,
        at: createdAt.toISOString(),
      })),
    version: found.version,
    updatedAt: found.updatedAt.toISOString(),
  });
}

async function hasPeople(reader: Reader, organisationId: string, releaseId: string): Promise<boolean> {
  const where = { organisationId, releaseId, role: { not: "interpreter" as const } };
  return (await reader.releasedPerson.findFirst({ where, select: { id: true } })) !== null;
}

const tagsOf = (_locale: string, school: string, edition: string) => [
  tags.school(school),
  tags.edition(school, edition),
];

/** The head of a published edition by its address; null when there is none. From the cache. */
export const findEditionHead = cachedRead("edition-head", readHead, tagsOf);

async function readPage(locale: string, school: string, edition: string) {
  const head = await findEditionHead(locale, school, edition);
  if (!head) return null;
  const { organisationId, editionId } = head;
  const key = { organisationId, editionId };
  const reader = db();
  const order = { orderBy: { order: "asc" } } as const;
  const found = await reader.edition.findUnique({
    where: { organisationId_id: { organisationId, id: editionId } },
    select: {
      year: true,
      tagline: true,
      summary: true,
      description: true,
      audience: true,
      cost: true,
      accessNote: true,
      venues: { where: { deletedAt: null }, orderBy: [...VENUES_IN_ORDER], select: VENUE_COLUMNS },
      cancelReason: true,
      hosts: { orderBy: [...HOSTS_IN_ORDER], select: { id: true, name: true, url: true, role: true } },
      access: { ...order, select: { id: true, kind: true, title: true, text: true } },
      questions: { ...order, select: { id: true, question: true, answer: true } },
      themes: {
        orderBy: { number: "asc" },
        select: { id: true, number: true, colour: true, title: true, summary: true },
      },
      figures: { ...order, select: { id: true, value: true, label: true } },
      recap: {
        select: {
          title: true,
          article: true,
          videoUrl: true,
          videoCaption: true,
          publishedAt: true,
          documents: { ...order, select: { id: true, title: true, url: true, languages: true } },
        },
      },
    },
  });
  if (!found) return null;
  const sessionsPerTheme = await reader.session.groupBy({
    by: ["themeId"],
    where: {
      ...key,
      deletedAt: null,
      ...(head.releaseId
        ? { released: { some: { releaseId: head.releaseId, cancelled: false } } }
        : { id: { in: [] } }),
    },
    _count: true,
  });
  const text = (value: unknown) => localise(value, locale, head.languages);
  // Faces are read with their people.
  const own = { editionId, speakerId: null };
  const pictures = await readPictures(
    reader,
    { organisationId, OR: [own, { schoolId: head.schoolId }, { place: "organisation_mark" }] },
    { locale, fallback: head.languages },
  );
  const recap = found.recap?.publishedAt ? found.recap : null;
  return {
    head,
    year: head.days[0]?.date.slice(0, 4) ?? `${found.year}`,
    tagline: text(found.tagline),
    summary: text(found.summary),
    description: text(found.description),
    audience: text(found.audience),
    cost: text(found.cost),
    accessNote: text(found.accessNote),
    /** In order, the main one first. */
    venues: found.venues.map((venue) => ({
      ...tellVenue(venue, locale, head.languages, head.city),
      picture: pictures.find(({ venueId }) => venueId === venue.id) ?? null,
    })),
    cancelReason: text(found.cancelReason),
    /** In the order of the organisers, whatever their level. */
    hosts: found.hosts.map((host) => ({
      ...host,
      logo: pictures.find(({ hostId }) => hostId === host.id) ?? null,
    })),
    pictures: {
      wide:
        pictures.find(({ place }) => place === "edition_wide") ??
        pictures.find(({ place }) => place === "school_wide"),
      mark: pictures.find(({ place }) => place === "organisation_mark") ?? null,
      sections: pictures.filter(({ place }) => place === "section_picture"),
      gallery: recap ? pictures.filter(({ place }) => place === "recap_gallery") : [],
    },
    access: found.access.map((item) => ({
      id: item.id,
      kind: item.kind,
      title: text(item.title),
      text: text(item.text),
    })),
    questions: found.questions.map((item) => ({
      id: item.id,
      question: text(item.question),
      answer: text(item.answer),
    })),
    themes: found.themes.map((theme) => ({
      id: theme.id,
      number: theme.number,
      colour: theme.colour,
      title: text(theme.title) ?? UNTITLED,
      summary: text(theme.summary),
      sessions: sessionsPerTheme.find((row) => row.themeId === theme.id)?._count ?? 0,
    })),
    figures: found.figures.map((figure) => ({
      id: figure.id,
      value: figure.value,
      label: text(figure.label),
    })),
    recap: recap && {
      title: text(recap.title),
      article: text(recap.article),
      publishedAt: iso(recap.publishedAt),
      videoUrl: recap.videoUrl,
      videoCaption: text(recap.videoCaption),
      documents: recap.documents.map((item) => ({
        id: item.id,
        title: text(item.title),
        url: item.url,
        languages: item.languages,
      })),
    },
  };
}

/** Everything the edition's own page shows; null when there is none. From the cache. */
export const findEditionPage = cachedRead("edition-page", readPage, tagsOf);
export type EditionPageContent = NonNullable<Awaited<ReturnType<typeof readPage>>>;
