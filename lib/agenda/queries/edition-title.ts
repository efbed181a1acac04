import "server-only";
import type { Reader } from "@/lib/platform/db/client";
import { localise } from "@/lib/platform/i18n/localised";

/** The title of a schedule in one language: the school's and the edition's, as the published file says it. */
export async function findScheduleTitle(
  reader: Reader,
  edition: { organisationId: string; editionId: string; languages: string[] },
  language: string,
): Promise<string> {
  const { organisationId, editionId, languages } = edition;
  const found = await reader.edition.findUniqueOrThrow({
    where: { organisationId_id: { organisationId, id: editionId } },
    select: { title: true, school: { select: { title: true } } },
  });
  return [found.school.title, found.title]
    .flatMap((title) => localise(title, language, languages)?.text ?? [])
    .join(", ");
}
