import "server-only";
import { mayReadAnswers, type Rights } from "@/lib/access/policy";
import { ANSWER_FIELD } from "@/lib/audit/schema";
import type { Reader } from "@/lib/platform/db/client";
import type { ActorKind } from "@/prisma/generated/enums";
import type { Change } from "../rules/answer-changes";
import { APPLICANT_NAMES } from "../schema/applicant";

/** One act that changed something, as the history holds it. */
export interface ChangeEntry {
  entryId: string;
  at: Date;
  act: string;
  by: ActorKind;
  changes: Change[];
}

/**
 * What was changed of a registration and why, the oldest first. The history holds nothing of sensitive answers.
 * @param rights of whoever reads it at the desk: what was answered to a question is told to who may read all of its wordings; null:
 * its own person reads it
 */
export async function listChanges(
  reader: Reader,
  {
    organisationId,
    editionId,
    registrationId,
  }: Record<"organisationId" | "editionId" | "registrationId", string>,
  rights: Rights | null,
): Promise<ChangeEntry[]> {
  const values = await reader.auditValue.findMany({
    where: {
      registrationId,
      entry: { organisationId, objectId: registrationId },
      OR: [{ field: { in: [...APPLICANT_NAMES, "reason"] } }, { field: { startsWith: ANSWER_FIELD } }],
    },
    orderBy: [{ entry: { createdAt: "asc" } }, { field: "asc" }],
    select: {
      ...{ auditEntryId: true, field: true, before: true, after: true },
      entry: { select: { createdAt: true, act: true, actorKind: true } },
    },
  });
  const answered = values.some(({ field }) => keyOf(field) !== null);
  const questions = answered ? await readQuestions(reader, { organisationId, editionId }, rights) : new Map();
  const entries = new Map<string, ChangeEntry>();
  for (const { auditEntryId: entryId, field, before, after, entry } of values) {
    const key = keyOf(field);
    const { createdAt: at, act, actorKind: by } = entry;
    const one = entries.get(entryId) ?? { entryId, at, act, by, changes: [] };
    const question = key === null ? null : (questions.get(key) ?? null);
    if (key === null || question) one.changes.push({ field: key ?? field, question, before, after });
    entries.set(entryId, one);
  }
  return [...entries.values()];
}

const keyOf = (field: string): string | null =>
  field.startsWith(ANSWER_FIELD) ? field.slice(ANSWER_FIELD.length) : null;

/** What an edition asks and asked, by what the history calls it. */
async function readQuestions(
  reader: Reader,
  edition: { organisationId: string; editionId: string },
  rights: Rights | null,
): Promise<Map<string, NonNullable<Change["question"]>>> {
  const fields = await reader.field.findMany({
    where: edition,
    select: {
      ...{ key: true, kind: true },
      versions: {
        orderBy: { number: "desc" },
        select: { label: true, options: true, settings: true, readers: true },
      },
    },
  });
  return new Map(
    fields
      .filter(({ versions }) => !rights || mayReadAnswers(rights, ...versions.map(({ readers }) => readers)))
      .flatMap(({ key, kind, versions: [version] }) => {
        if (!version) return [];
        const { readers: _all, ...words } = version;
        return [[key, { kind, ...words }] as const];
      }),
  );
}
