import "server-only";
import { cache } from "react";
import { findEditionHead } from "@/lib/editions/queries/public-edition";
import { editionPhase, PHASE_COLUMNS, type Phase } from "@/lib/editions/rules/phases";
import { countQuotas, isEditionFull } from "@/lib/places/queries/count-places";
import { countWaiting, hasPlace } from "@/lib/places/rules/places";
import { databaseClock, type Reader, reading } from "@/lib/platform/db/client";
import { type LocalisedText, localise } from "@/lib/platform/i18n/localised";
import type { AskedQuestion, OfferedCategory, OfferedTerm, RegisterForm } from "../rules/register-form";

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
      select: PHASE_COLUMNS,
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
  const [categories, quotas] = await Promise.all([
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
    countQuotas(reader, key),
  ]);
  const counts = new Map(quotas.map((quota) => [quota.id, quota]));
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
