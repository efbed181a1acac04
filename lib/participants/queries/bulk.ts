import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { isForFewer } from "@/lib/audiences/queries/open-set";
import { countQuotas } from "@/lib/places/queries/count-places";
import { takesPlace } from "@/lib/places/rules/takes-place";
import { reading } from "@/lib/platform/db/client";
import { isUuid } from "@/lib/platform/uuid";
import { Prisma } from "@/prisma/generated/client";
import { foreseen } from "../rules/bulk";
import { type BulkActName, type BulkParameters, isDecision, type Outcome } from "../schema/bulk";
import { openBulk } from "./open-bulk";
import { findTagOf } from "./tags";

/** How many people of an outcome are named. */
const MOST_NAMED = 50;

/** Somebody of a bulk act, by name. */
export interface BulkNamed {
  id: string;
  fullName: string;
  outcome: Outcome;
}

/** A bulk act as its page shows it. */
export interface BulkView {
  id: string;
  act: BulkActName;
  parameters: BulkParameters;
  /** Its people were found by what not everybody reads who sees the list: what is done to them can be seen, and tells who they are. */
  tells: boolean;
  /** Of the category it moves to, as stored. */
  category: unknown;
  /** Whom it gives registrations to. */
  member: string | null;
  stage: "planned" | "begun" | "finished" | "undoing" | "undone";
  total: number;
  /** What came of them; of what is only planned, what would. */
  counts: Partial<Record<Outcome, number>>;
  left: number;
  /** To whom it is not done, and why; the first of them. */
  others: BulkNamed[];
  /** Whom it is done to; the first of them. */
  some: BulkNamed[];
  /** Whether it can be undone now, and for how many seconds; null: as long as the record is there. */
  undo: { seconds: number | null } | null;
}

/** How many of a bulk act came to what; null: still to do. */
export async function countOutcomes(
  { organisationId, editionId }: { organisationId: string; editionId: string },
  bulk: string,
): Promise<Map<Outcome | null, number>> {
  const rows = await reading((db) =>
    db.bulkActRow.groupBy({
      by: ["outcome"],
      where: { organisationId, bulkActId: bulk, bulkAct: { editionId } },
      _count: true,
    }),
  );
  return new Map(rows.map(({ outcome, _count }) => [outcome as Outcome | null, _count]));
}

/**
 * Those who stand as a bulk act has decided, as long as that can be undone: whoever was decided about since is not of them. Each is
 * looked up by its id alone: while the statistics do not know a new edition, a join reads all of the organisation for each of them.
 */
export const decidedBy = ({ organisationId }: { organisationId: string }, bulk: string) => Prisma.sql`
  bulk_act_row AS row CROSS JOIN LATERAL (
    SELECT one.organisation_id, one.id, one.undo_until, one.state_since FROM registration AS one
    WHERE one.id = row.registration_id OFFSET 0) AS registration
  WHERE row.organisation_id = ${organisationId}::uuid AND row.bulk_act_id = ${bulk}::uuid AND row.outcome = 'done'
    AND registration.organisation_id = row.organisation_id
    AND registration.undo_until > clock_timestamp()
    AND registration.state_since = (row.before #>> '{}')::timestamptz`;

/** A bulk act with what came of it, or would come; null where there is none of it for this reader. */
export async function findBulk(scope: EditionScope, id: string): Promise<BulkView | null> {
  const { organisationId, editionId } = scope;
  if (!isUuid(id)) return null;
  return reading(async (db) => {
    const row = await db.bulkAct.findFirst({ where: { organisationId, editionId, id } });
    const open = row && (await openBulk(db, scope, row));
    if (!open) return null;
    const { act, parameters } = open;
    const tagId = parameters.tag ? await findTagOf(db, scope, parameters) : null;
    const [tells, people, category, member, counted, kept] = await Promise.all([
      isForFewer(db, scope, parameters.closable),
      db.bulkActRow.findMany({
        where: { organisationId, bulkActId: id },
        orderBy: { position: "asc" },
        select: {
          outcome: true,
          registration: {
            select: {
              ...{ id: true, fullName: true, state: true, verdict: true, categoryId: true },
              ...{ undoState: true, undoVerdict: true },
              category: { select: { quotas: { select: { quotaId: true } } } },
              tags: { where: { tagId: { in: tagId ? [tagId] : [] } }, select: { tagId: true } },
              assignee: { select: { memberId: true } },
            },
          },
        },
      }),
      parameters.category
        ? db.category.findFirst({
            where: { organisationId, id: parameters.category },
            select: { name: true, quotas: { select: { quotaId: true } } },
          })
        : null,
      parameters.member
        ? db.teamMember.findFirst({
            where: { organisationId, id: parameters.member },
            select: { email: true, login: { select: { name: true } } },
          })
        : null,
      countQuotas(db, scope),
      !isDecision(act)
        ? []
        : db.$queryRaw<Array<{ seconds: number | null }>>`
        SELECT ceil(extract(epoch FROM min(registration.undo_until) - clock_timestamp()))::int AS seconds
        FROM ${decidedBy(scope, id)}`,
    ]);
    const before = foreseen(
      people.map(({ registration: { category: own, tags, assignee, ...one } }) => ({
        ...one,
        quotaIds: own?.quotas.map(({ quotaId }) => quotaId) ?? [],
        takesPlace: takesPlace(one),
        tagged: tags.length > 0,
        memberId: assignee?.memberId ?? null,
      })),
      {
        ...{ act, category: parameters.category, member: parameters.member },
        categoryQuotas: category?.quotas.map(({ quotaId }) => quotaId) ?? [],
      },
      new Map(counted.map((quota) => [quota.id, quota])),
    );
    const planned = row.startedAt === null;
    const named = people.flatMap(({ outcome, registration }): BulkNamed[] => {
      const came = planned ? (before.get(registration.id) ?? "gone") : (outcome as Outcome | null);
      return came ? [{ id: registration.id, fullName: registration.fullName, outcome: came }] : [];
    });
    const counts: BulkView["counts"] = {};
    for (const { outcome } of named) counts[outcome] = (counts[outcome] ?? 0) + 1;
    const isDone = ({ outcome }: BulkNamed) => outcome === "done" || outcome === "undone";
    const seconds = kept[0]?.seconds ?? null;
    const canUndo = !planned && !row.undoneAt && (counts.done ?? 0) > 0 && act !== "category";
    return {
      ...{ id, act, parameters, tells, category: category?.name ?? null, counts },
      member: member ? member.login?.name || member.email : null,
      stage: row.undoneAt
        ? "undone"
        : counts.undone
          ? "undoing"
          : planned
            ? "planned"
            : row.finishedAt
              ? "finished"
              : "begun",
      total: people.length,
      left: planned ? people.length : people.length - named.length,
      others: named.filter((one) => !isDone(one)).slice(0, MOST_NAMED),
      some: named.filter(isDone).slice(0, MOST_NAMED),
      undo:
        !canUndo || (isDecision(act) && seconds === null)
          ? null
          : { seconds: isDecision(act) ? seconds : null },
    };
  });
}

/** Bulk acts of an edition that are begun and not finished, for the list to say so to who may go on with them. */
export async function listCutOff(scope: EditionScope): Promise<Array<{ id: string }>> {
  const { organisationId, editionId } = scope;
  return reading(async (db) => {
    const begun = await db.bulkAct.findMany({
      where: { organisationId, editionId, startedAt: { not: null }, finishedAt: null },
      orderBy: { createdAt: "desc" },
      take: 20,
      select: { id: true, act: true, parameters: true },
    });
    const open: Array<{ id: string }> = [];
    for (const row of begun) if (await openBulk(db, scope, row)) open.push({ id: row.id });
    return open.slice(0, 5);
  });
}
