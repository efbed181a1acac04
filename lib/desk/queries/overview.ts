import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import { PHASE_COLUMNS } from "@/lib/editions/rules/phases";
import { countPairs } from "@/lib/participants/queries/person-pairs";
import { type Reader, reading } from "@/lib/platform/db/client";
import { countTranslationGaps } from "@/lib/translations/queries/translation-gaps";
import { HOLDS_PLACE } from "@/prisma/enums/states";
import type { FieldMeaning } from "@/prisma/generated/enums";

type Scope = EditionScope<"view-registrations">;

const HERE = (scope: Scope) => ({ organisationId: scope.organisationId, editionId: scope.editionId });

/** The numbers of an edition's desk: places, what waits for a decision, where people come from, what is not done yet. */
export async function getOverview(scope: Scope) {
  return reading(async (db) => {
    const [
      edition,
      states,
      oldest,
      quotas,
      countries,
      interpreting,
      accessNeeds,
      messages,
      programme,
      arrivals,
      mailings,
      gaps,
      pairs,
    ] = await Promise.all([
      findEdition(db, scope),
      db.registration.groupBy({ by: ["state"], where: HERE(scope), _count: true }),
      db.registration.findFirst({
        where: { ...HERE(scope), state: "pending" },
        orderBy: { stateSince: "asc" },
        select: { stateSince: true },
      }),
      listQuotas(db, scope),
      listCountries(db, scope),
      listAnswers(db, scope, "interpreting"),
      countAccessNeeds(db, scope),
      db.outboxMessage.groupBy({ by: ["state"], where: HERE(scope), _count: true }),
      countProgramme(db, scope),
      db.registration.findMany({
        where: {
          ...HERE(scope),
          state: "confirmed",
          submittedAt: { not: null },
          // As the places are counted: who takes none is not on the way to the limit.
          category: { quotas: { some: { quota: { root: true } } } },
        },
        orderBy: { submittedAt: "asc" },
        select: { submittedAt: true },
      }),
      db.mailing.count({ where: { ...HERE(scope), state: "draft" } }),
      countTranslationGaps(scope),
      countPairs(db, scope),
    ]);
    return {
      edition,
      states: Object.fromEntries(states.map((row) => [row.state, row._count])) as Partial<
        Record<(typeof states)[number]["state"], number>
      >,
      oldestPending: oldest?.stateSince ?? null,
      quotas,
      countries,
      interpreting,
      accessNeeds,
      messages: Object.fromEntries(messages.map((row) => [row.state, row._count])) as Partial<
        Record<(typeof messages)[number]["state"], number>
      >,
      programme,
      /** Messages to many that were begun and not sent. */
      mailings,
      /** People who may be one. */
      pairs,
      untranslated: gaps.reduce((sum, gap) => sum + gap.missing + gap.outdated, 0),
      arrivals: arrivals.flatMap((row) => (row.submittedAt ? [row.submittedAt] : [])),
    };
  });
}

function findEdition(db: Reader, scope: Scope) {
  return db.edition.findUniqueOrThrow({
    where: { organisationId_id: { organisationId: scope.organisationId, id: scope.editionId } },
    select: {
      ...PHASE_COLUMNS,
      title: true,
      summary: true,
      accessNote: true,
      _count: { select: { access: true } },
    },
  });
}

/** Every quota with what is taken, offered and waiting in its categories; the root quota first. */
async function listQuotas(db: Reader, scope: Scope) {
  const [quotas, taken] = await Promise.all([
    db.quota.findMany({
      where: HERE(scope),
      orderBy: [{ root: "desc" }, { id: "asc" }],
      select: {
        id: true,
        name: true,
        root: true,
        capacity: true,
        categories: { select: { category: { select: { id: true, name: true } } } },
      },
    }),
    db.registration.groupBy({
      by: ["categoryId", "state"],
      where: { ...HERE(scope), state: { in: [...HOLDS_PLACE, "waitlisted"] } },
      _count: true,
    }),
  ]);
  return quotas.map((quota) => {
    const inside = new Set(quota.categories.map(({ category }) => category.id));
    const count = (state: string) =>
      taken
        .filter((row) => row.state === state && row.categoryId !== null && inside.has(row.categoryId))
        .reduce((sum, row) => sum + row._count, 0);
    const [only] = quota.categories;
    return {
      id: quota.id,
      root: quota.root,
      capacity: quota.capacity,
      // A quota without a name of its own is called like its only category.
      name: Object.keys(quota.name as object).length > 0 ? quota.name : (only?.category.name ?? {}),
      confirmed: count("confirmed"),
      offered: count("offered"),
      waiting: count("waitlisted"),
    };
  });
}

async function listCountries(db: Reader, scope: Scope) {
  const rows = await db.registration.groupBy({
    by: ["country"],
    where: { ...HERE(scope), state: "confirmed", country: { not: null } },
    _count: true,
  });
  return rows
    .flatMap((row) => (row.country ? [{ code: row.country, count: row._count }] : []))
    .sort((one, other) => other.count - one.count || one.code.localeCompare(other.code));
}

/** How often each value was answered to the question of that meaning by people who hold a place. */
async function listAnswers(db: Reader, scope: Scope, meaning: FieldMeaning) {
  const answers = await db.answer.findMany({
    where: {
      organisationId: scope.organisationId,
      registration: { editionId: scope.editionId, state: { in: [...HOLDS_PLACE] } },
      fieldVersion: { sensitive: false, field: { meaning } },
    },
    select: { value: true },
  });
  const counts = new Map<string, number>();
  for (const { value } of answers) {
    for (const entry of Array.isArray(value) ? value : [value])
      if (typeof entry === "string" && entry !== "" && entry !== "none")
        counts.set(entry, (counts.get(entry) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((one, other) => other.count - one.count);
}

/** How many people who hold a place told an access need; null for readers who may not know. */
async function countAccessNeeds(db: Reader, scope: Scope): Promise<number | null> {
  if (!may(scope, "view-sensitive")) return null;
  return db.answer.count({
    where: {
      organisationId: scope.organisationId,
      registration: { editionId: scope.editionId, state: { in: [...HOLDS_PLACE] } },
      fieldVersion: { field: { meaning: "access" } },
    },
  });
}

async function countProgramme(db: Reader, scope: Scope) {
  const live = { ...HERE(scope), deletedAt: null, cancelledAt: null };
  const [sessions, unscheduled, roomless, unreleased] = await Promise.all([
    db.session.count({ where: live }),
    db.session.count({ where: { ...live, slots: { none: {} } } }),
    db.slot.count({ where: { ...HERE(scope), kind: "session", roomId: null } }),
    db.session.count({ where: { ...live, slots: { some: {} }, released: { none: {} } } }),
  ]);
  return { sessions, unscheduled, roomless, unreleased };
}
