import "server-only";
import { cache } from "react";
import { databaseClock, type Reader, reading } from "@/lib/platform/db/client";
import { stateList } from "@/lib/platform/db/state-list";
import { type LocalisedText, localise } from "@/lib/platform/i18n/localised";
import { type EditionHead, findEditionHead, isEditionFull } from "@/lib/schools/queries/public-edition";
import { editionPhase, type Phase } from "@/lib/schools/rules";
import { HOLDS_PLACE } from "@/prisma/states";
import type { AskedField } from "../rules/answers";
import { countWaiting, hasPlace } from "../rules/places";

export interface AskedQuestion extends AskedField {
  key: string;
  label: LocalisedText;
  hint: LocalisedText | null;
  purpose: LocalisedText | null;
  options: Array<{ value: string; label: LocalisedText }>;
  /** Days after the end until it is deleted. */
  retentionDays: number;
  readers: string[];
  consent: LocalisedText | null;
}

export interface OfferedCategory {
  id: string;
  name: LocalisedText;
  description: LocalisedText | null;
  cost: LocalisedText | null;
  /** How one pays, in the organiser's words. */
  payment: LocalisedText | null;
  /** No place is left: whoever registers goes on the waiting list. */
  full: boolean;
  /** How many wait for the places it takes, in whatever category. */
  waiting: number;
}

export interface OfferedTerm {
  id: string;
  kind: "privacy" | "participation";
  number: number;
  text: LocalisedText;
}

/** All that the pages of one registration form ask and say, for a reader of `locale`. Fresh at every request. */
export interface RegisterForm {
  head: EditionHead;
  /** By the database's clock, now. */
  phase: Phase;
  controller: { name: string; address: string; contact: string };
  cancelReason: LocalisedText | null;
  terms: OfferedTerm[];
  categories: OfferedCategory[];
  questions: AskedQuestion[];
}

/** The registration form of a published edition; null when there is none at this address. */
export const findRegisterForm = cache(
  async (locale: string, school: string, edition: string): Promise<RegisterForm | null> => {
    const head = await findEditionHead(locale, school, edition);
    if (!head) return null;
    return reading(async (db) => {
      const key = { organisationId: head.organisationId, editionId: head.editionId };
      const say = (json: unknown) => localise(json, locale, head.languages);
      const [found, fresh, terms, categories, questions] = await Promise.all([
        db.edition.findUniqueOrThrow({
          where: { organisationId_id: { organisationId: key.organisationId, id: key.editionId } },
          select: {
            cancelReason: true,
            school: {
              select: {
                organisation: {
                  select: { controllerName: true, controllerAddress: true, privacyContact: true },
                },
              },
            },
          },
        }),
        readPhase(db, key),
        readTerms(db, key, say),
        readCategories(db, key, say),
        readQuestions(db, key, say),
      ]);
      const { controllerName, controllerAddress, privacyContact } = found.school.organisation;
      return {
        head,
        phase: fresh,
        controller: { name: controllerName, address: controllerAddress, contact: privacyContact },
        cancelReason: say(found.cancelReason),
        terms,
        categories,
        questions,
      };
    });
  },
);

interface Key {
  organisationId: string;
  editionId: string;
}
type Say = (json: unknown) => LocalisedText | null;

/** The phase of an edition now, past every cache. */
export async function readPhase(reader: Reader, key: Key): Promise<Phase> {
  const [found, full, now] = await Promise.all([
    reader.edition.findUniqueOrThrow({
      where: { organisationId_id: { organisationId: key.organisationId, id: key.editionId } },
      select: {
        publishedAt: true,
        archivedAt: true,
        cancelledAt: true,
        registrationOpensAt: true,
        registrationClosesAt: true,
        timeZone: true,
        days: { select: { date: true, startsAt: true, endsAt: true } },
      },
    }),
    isEditionFull(reader, key.organisationId, key.editionId),
    databaseClock(reader),
  ]);
  return editionPhase({ ...found, full }, now);
}

async function readTerms(reader: Reader, key: Key, say: Say): Promise<OfferedTerm[]> {
  const terms = await reader.term.findMany({
    where: {
      organisationId: key.organisationId,
      OR: [{ editionId: key.editionId }, { editionId: null }],
      kind: { in: ["privacy", "participation"] },
    },
    orderBy: [{ kind: "asc" }, { key: "asc" }],
    select: {
      kind: true,
      versions: { orderBy: { number: "desc" }, take: 1, select: { id: true, number: true, text: true } },
    },
  });
  return terms.flatMap(({ kind, versions: [version] }) => {
    const text = say(version?.text);
    return version && text && kind !== "sensitive"
      ? [{ id: version.id, kind, number: version.number, text }]
      : [];
  });
}

async function readCategories(reader: Reader, key: Key, say: Say): Promise<OfferedCategory[]> {
  const [categories, quotas, taken] = await Promise.all([
    reader.category.findMany({
      where: key,
      orderBy: { order: "asc" },
      select: {
        id: true,
        public: true,
        closedAt: true,
        name: true,
        description: true,
        cost: true,
        payment: true,
        quotas: { select: { quotaId: true } },
        _count: { select: { registrations: { where: { state: "waitlisted" } } } },
      },
    }),
    reader.quota.findMany({ where: key, select: { id: true, capacity: true } }),
    reader.$queryRaw<Array<{ id: string; taken: number }>>`
      SELECT link.quota_id AS id, count(*)::int AS taken
      FROM registration
      JOIN category_quota AS link
        ON link.organisation_id = registration.organisation_id AND link.category_id = registration.category_id
      WHERE registration.organisation_id = ${key.organisationId}::uuid
        AND registration.edition_id = ${key.editionId}::uuid AND registration.state IN ${stateList(HOLDS_PLACE)}
      GROUP BY link.quota_id`,
  ]);
  const counts = new Map(
    quotas.map((quota) => [
      quota.id,
      { ...quota, taken: taken.find((row) => row.id === quota.id)?.taken ?? 0 },
    ]),
  );
  const queues = categories.map((category) => ({
    ...category,
    quotaIds: category.quotas.map((link) => link.quotaId),
    waiting: category._count.registrations,
  }));
  const offered = queues.filter((category) => category.public && category.closedAt === null);
  return offered.map((category) => ({
    id: category.id,
    name: say(category.name) ?? { text: "–", lang: null },
    description: say(category.description),
    cost: say(category.cost),
    payment: say(category.payment),
    full: !hasPlace(category.quotaIds, counts),
    waiting: countWaiting(category, queues),
  }));
}

/** What an edition asks now, in a person's language. */
export function listAskedQuestions(
  reader: Reader,
  key: Key,
  language: string,
  languages: readonly string[],
): Promise<AskedQuestion[]> {
  const { organisationId, editionId } = key;
  return readQuestions(reader, { organisationId, editionId }, (json) => localise(json, language, languages));
}

async function readQuestions(reader: Reader, key: Key, say: Say): Promise<AskedQuestion[]> {
  const fields = await reader.field.findMany({
    where: { ...key, retiredAt: null },
    orderBy: { order: "asc" },
    select: {
      key: true,
      kind: true,
      versions: {
        orderBy: { number: "desc" },
        take: 1,
        include: { termVersion: { select: { id: true, text: true } } },
      },
    },
  });
  return fields.flatMap(({ key: fieldKey, kind, versions: [version] }) => {
    const label = say(version?.label);
    if (!version || !label) return [];
    const options = Array.isArray(version.options)
      ? (version.options as Array<{ value: string; label: unknown }>)
      : [];
    return [
      {
        versionId: version.id,
        key: fieldKey,
        kind,
        label,
        hint: say(version.hint),
        purpose: say(version.purpose),
        options: options.map((option) => ({
          value: option.value,
          label: say(option.label) ?? { text: option.value, lang: null },
        })),
        required: version.required,
        sensitive: version.sensitive,
        retentionDays: version.retentionDays,
        readers: version.readers,
        consentId: version.termVersion?.id ?? null,
        consent: say(version.termVersion?.text),
      },
    ];
  });
}
