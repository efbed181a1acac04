import { listAudit } from "@/lib/audit/queries/list-audit";
import { listArrangements } from "@/lib/desk/queries/arrangements";
import { readAsked } from "@/lib/forms/queries/form-row";
import { asks } from "@/lib/forms/rules/kinds";
import { partsOf } from "@/lib/forms/rules/parts";
import { getPendingQueue } from "@/lib/participants/queries/pending";
import { db } from "@/lib/platform/db/client";
import { editionScope } from "@/prisma/testing/scopes";
import type { Decided } from "./known";

/** What organisers of an edition decided, corrected, joined and arranged, as today's reads tell it. */
export async function readDecided({
  school,
  edition: slug,
}: Pick<Decided, "school" | "edition">): Promise<Omit<Decided, "letIn">> {
  const edition = await db().edition.findFirstOrThrow({ where: { slug, school: { slug: school } } });
  const ids = { organisationId: edition.organisationId, editionId: edition.id };
  const scope = await editionScope<never>(edition);
  const rows = await db().registration.findMany({ where: ids, orderBy: { id: "asc" } });
  const names = new Map(rows.map(({ id, fullName }) => [id, fullName]));
  const nameOf = (id: string | null) => names.get(id ?? "") ?? "";
  const { waiting, untold } = await getPendingQueue(scope);
  const asked = (await readAsked(db(), ids)).filter(({ laterSince }) => !laterSince);
  const corrections = await db().correction.findMany({
    where: { organisationId: ids.organisationId, registration: { editionId: ids.editionId } },
    orderBy: { id: "asc" },
  });
  const merges = await db().personMerge.findMany({
    where: { organisationId: ids.organisationId },
    orderBy: { id: "asc" },
    include: { kept: { select: { fullName: true } } },
  });
  const { arranged } = await listArrangements(scope);
  const corrected = corrections.find(({ takenBackAt }) => takenBackAt)?.registrationId;
  const { entries } = await listAudit(scope, { object: corrected }, { page: 1 });
  return {
    ...{ school, edition: slug },
    people: rows.map(({ fullName, state }) => `${fullName}: ${state}`),
    queue: [
      ...waiting.map(({ fullName }) => `${fullName} waits`),
      ...untold.map(({ fullName, verdict }) => `${fullName}: ${verdict}`),
    ],
    kept: rows
      .filter(({ undoState }) => undoState)
      .map(({ fullName, undoState }) => `${fullName}: ${undoState}`),
    corrections: corrections.map(
      ({ registrationId, shownAt, takenBackAt }) =>
        `${nameOf(registrationId)}: ${takenBackAt ? "taken back" : shownAt ? "confirmed" : "way back"}`,
    ),
    merges: merges.map(({ kept, partedAt }) => `${kept.fullName}: ${partedAt ? "parted" : "joined"}`),
    merged: rows.flatMap(({ fullName, mergedIntoId }) =>
      mergedIntoId ? [`${fullName} in ${nameOf(mergedIntoId)}`] : [],
    ),
    todos: [...arranged].map(([todo, { member, until }]) => `${todo}: ${member?.name ?? until}`).toSorted(),
    pages: partsOf(asked).map((part) => [
      part.heading?.key ?? "",
      part.questions.filter(({ kind }) => asks(kind)).length,
    ]),
    history: entries.map(({ act }) => act).toReversed(),
  };
}
