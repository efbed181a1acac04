import type { Transaction } from "@/lib/platform/db/client";
import { translationGaps } from "@/lib/translations/rules";
import type { ExampleIds } from "./insert-school";

/** Notes which texts of sessions and speakers are missing in which language, as an edit would. */
export async function insertTranslations(
  tx: Transaction,
  { organisationId, editionId }: ExampleIds,
  languages: readonly string[],
): Promise<void> {
  const where = { organisationId, editionId };
  const sessions = await tx.session.findMany({
    where,
    select: { id: true, title: true, subtitle: true, abstract: true },
  });
  const speakers = await tx.speaker.findMany({
    where,
    select: { id: true, headline: true, biography: true },
  });
  const records = [
    ...sessions.map(({ id, ...texts }) => ({ objectKind: "session", objectId: id, texts })),
    ...speakers.map(({ id, ...texts }) => ({ objectKind: "speaker", objectId: id, texts })),
  ];
  await tx.translation.createMany({
    data: records.flatMap(({ texts, ...record }) =>
      translationGaps(null, texts, languages).map((gap) => ({ ...where, ...record, ...gap })),
    ),
  });
}
