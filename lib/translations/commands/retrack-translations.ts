import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { type TranslationGap, translationGaps } from "../rules";

interface Retracked {
  objectKind: string;
  objectId: string;
  texts: Record<string, unknown>;
}

/**
 * Works out anew what is missing in every record of an edition, when its languages changed: a new language is missing
 * everywhere, one that left waits for nothing any more. What was outdated stays so.
 */
export async function retrackEdition(
  tx: Transaction,
  edition: { organisationId: string; editionId: string },
  languages: readonly string[],
): Promise<void> {
  const { organisationId, editionId } = edition;
  const records = await readEditionTexts(tx, organisationId, editionId);
  await retrack(tx, organisationId, editionId, records, languages);
}

/** The same for an organisation's own texts and its schools'. */
export async function retrackOrganisation(
  tx: Transaction,
  organisationId: string,
  languages: readonly string[],
): Promise<void> {
  const [organisation, schools] = await Promise.all([
    tx.organisation.findUniqueOrThrow({ where: { id: organisationId }, select: { legalNotice: true } }),
    tx.school.findMany({
      where: { organisationId, deletedAt: null },
      select: { id: true, title: true, summary: true, description: true },
    }),
  ]);
  const records = [
    { objectKind: "organisation", objectId: organisationId, texts: organisation },
    ...schools.map(({ id, ...texts }) => ({ objectKind: "school", objectId: id, texts })),
  ];
  await retrack(tx, organisationId, null, records, languages);
}

async function retrack(
  tx: Transaction,
  organisationId: string,
  editionId: string | null,
  records: readonly Retracked[],
  languages: readonly string[],
): Promise<void> {
  const where = { organisationId, editionId };
  const rows = await tx.translation.findMany({
    where,
    select: { objectKind: true, objectId: true, field: true, language: true, state: true },
  });
  const earlier = new Map<string, TranslationGap[]>();
  for (const { objectKind, objectId, ...gap } of rows) {
    const key = `${objectKind}/${objectId}`;
    earlier.set(key, [...(earlier.get(key) ?? []), gap]);
  }
  await tx.translation.deleteMany({ where });
  const gaps = records.flatMap(({ objectKind, objectId, texts }) =>
    translationGaps(texts, texts, languages, earlier.get(`${objectKind}/${objectId}`)).map((gap) => ({
      ...where,
      objectKind,
      objectId,
      ...gap,
    })),
  );
  // A row has seven parameters, a statement takes 65,535.
  for (let from = 0; from < gaps.length; from += 5_000)
    await tx.translation.createMany({ data: gaps.slice(from, from + 5_000), skipDuplicates: true });
}

/** Every record of an edition that has texts, with the texts it has. */
export async function readEditionTexts(
  tx: Transaction,
  organisationId: string,
  editionId: string,
): Promise<Retracked[]> {
  const where = { organisationId, editionId };
  const id = true;
  const title = true;
  const [edition, days, access, questions, themes, rooms, sessions, slots, speakers] = await Promise.all([
    tx.edition.findUniqueOrThrow({
      where: { organisationId_id: { organisationId, id: editionId } },
      select: {
        ...{ title, tagline: true, summary: true, description: true, audience: true, cost: true },
        ...{ accessNote: true, cancelReason: true },
      },
    }),
    tx.editionDay.findMany({ where, select: { id, label: true, module: true } }),
    tx.accessItem.findMany({ where, select: { id, title, text: true } }),
    tx.editionQuestion.findMany({ where, select: { id, question: true, answer: true } }),
    tx.theme.findMany({ where, select: { id, title, summary: true } }),
    tx.room.findMany({ where, select: { id, floor: true, equipment: true } }),
    tx.session.findMany({
      where: { ...where, deletedAt: null },
      select: { id, title, subtitle: true, abstract: true },
    }),
    tx.slot.findMany({ where: { ...where, sessionId: null }, select: { id, title, note: true } }),
    tx.speaker.findMany({ where, select: { id, headline: true, biography: true } }),
  ]);
  const [recap, categories, quotas, practices, wordings, fields] = await Promise.all([
    tx.recap.findMany({ where, select: { title, article: true, videoCaption: true } }),
    tx.category.findMany({ where, select: { id, name: true, description: true, cost: true, payment: true } }),
    tx.quota.findMany({ where: { ...where, root: false }, select: { id, name: true } }),
    tx.practice.findMany({
      where: { organisationId, deletedAt: null, editions: { some: { editionId } } },
      select: { id, title, summary: true, change: true },
    }),
    tx.mailWording.findMany({ where, select: { id, subject: true, opening: true, closing: true } }),
    tx.field.findMany({
      where: { ...where, retiredAt: null },
      select: {
        id,
        versions: {
          orderBy: { number: "desc" },
          take: 1,
          select: { label: true, hint: true, purpose: true },
        },
      },
    }),
  ]);
  const venues = await tx.venue.findMany({
    where: { ...where, deletedAt: null },
    select: { id: true, name: true, directions: true, accessNote: true },
  });
  const files = await tx.storedFile.findMany({ where, select: { id: true, alt: true, caption: true } });
  const sections = await tx.pageSection.findMany({ where, select: { id: true, content: true } });
  const materials = await tx.material.findMany({ where, select: { id: true, title: true } });
  const kind = (objectKind: string, rows: ReadonlyArray<{ id: string } & Record<string, unknown>>) =>
    rows.map(({ id: objectId, ...texts }) => ({ objectKind, objectId, texts }));
  return [
    ...kind(
      "section",
      // A field that is the same in all languages is plain text.
      sections.map(({ id, content }) => ({
        ...Object.fromEntries(Object.entries(content ?? {}).filter(([, text]) => typeof text === "object")),
        id,
      })),
    ),
    { objectKind: "edition", objectId: editionId, texts: edition },
    ...recap.map((texts) => ({ objectKind: "recap", objectId: editionId, texts })),
    ...kind("venue", venues),
    ...kind("edition-day", days),
    ...kind("access-item", access),
    ...kind("question", questions),
    ...kind("theme", themes),
    ...kind("room", rooms),
    ...kind("session", sessions),
    ...kind("slot", slots),
    ...kind("speaker", speakers),
    ...kind("category", categories),
    ...kind("quota", quotas),
    ...kind("practice", practices),
    ...kind("mail-wording", wordings),
    ...kind("file", files),
    ...kind("material", materials),
    ...kind(
      "field",
      fields.map((field) => ({ id: field.id, ...field.versions[0] })),
    ),
  ];
}
