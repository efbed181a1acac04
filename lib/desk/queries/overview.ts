import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { listWithheldMailings } from "@/lib/audiences/queries/withheld-mailings";
import { PHASE_COLUMNS } from "@/lib/editions/rules/phases";
import { UNDELIVERED, withoutMailings } from "@/lib/outbox/queries/desk-outbox";
import { countPairs } from "@/lib/participants/queries/person-pairs";
import { type Reader, reading } from "@/lib/platform/db/client";
import { countReplies } from "@/lib/programme/queries/session-replies";
import { countCarriedRecords } from "@/lib/translations/queries/carried-texts";
import { countTranslationGaps } from "@/lib/translations/queries/translation-gaps";
import type { OutboxState, RegistrationState } from "@/prisma/generated/enums";
import { countArrivals } from "./count-arrivals";
import {
  countAnswers,
  countPeople,
  fillQuotas,
  listCountries,
  listLettable,
  listQuotas,
  sumBy,
} from "./count-people";

type Scope = EditionScope<"view-registrations">;

const HERE = (scope: Scope) => ({ organisationId: scope.organisationId, editionId: scope.editionId });

/** The numbers of an edition's desk: places, what waits for a decision, where people come from, what is not done yet. */
export async function getOverview(scope: Scope) {
  return reading(async (db) => {
    // What a reader finds in no list of messages is in no number of them either.
    const withheld = await listWithheldMailings(db, scope);
    const [
      edition,
      people,
      oldest,
      quotas,
      answers,
      messages,
      programme,
      arrivals,
      mailings,
      gaps,
      pairs,
      approving,
      carried,
    ] = await Promise.all([
      findEdition(db, scope),
      countPeople(db, scope),
      db.registration.findFirst({
        where: { ...HERE(scope), state: "pending", verdict: null },
        // As the queue has them: since they came, also where an answer was taken back meanwhile.
        orderBy: { submittedAt: "asc" },
        select: { submittedAt: true },
      }),
      listQuotas(db, scope),
      countAnswers(db, scope),
      countMessages(db, scope, withheld),
      countProgramme(db, scope),
      countArrivals(db, scope),
      db.mailing.count({ where: { ...HERE(scope), state: "draft", id: { notIn: withheld } } }),
      countTranslationGaps(scope),
      countPairs(db, scope),
      db.category.count({ where: { ...HERE(scope), approval: true } }),
      countCarriedRecords(scope),
    ]);
    const isUntold = ({ verdict }: { verdict: unknown }) => verdict !== null;
    const filled = fillQuotas(quotas, people);
    const untold = people.filter(isUntold).reduce((sum, { count }) => sum + count, 0);
    return {
      edition,
      /** Whether organisers answer each registration of some category. */
      answersEach: approving > 0,
      /** Decided, and not told yet. */
      untold,
      states: Object.fromEntries(sumBy(people, "state")) as Partial<Record<RegistrationState, number>>,
      oldestPending: oldest?.submittedAt ?? null,
      quotas: filled,
      lettable: listLettable(filled, people),
      countries: listCountries(people),
      ...answers,
      messages,
      programme,
      /** Messages to many that were begun and not sent. */
      mailings,
      /** People who may be one. */
      pairs,
      untranslated: gaps.reduce((sum, gap) => sum + gap.missing + gap.outdated, 0),
      /** Records with texts that came along and wait for a look. */
      carried,
      arrivals,
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

/** Messages that somebody has to look at, by state. */
async function countMessages(db: Reader, scope: Scope, withheld: readonly string[]) {
  const rows = await db.outboxMessage.groupBy({
    by: ["state"],
    where: {
      ...{ ...HERE(scope), ...withoutMailings(withheld) },
      AND: { OR: [{ state: "draft" }, UNDELIVERED] },
    },
    _count: true,
  });
  return Object.fromEntries(rows.map((row) => [row.state, row._count])) as Partial<
    Record<OutboxState, number>
  >;
}

async function countProgramme(db: Reader, scope: Scope) {
  const live = { ...HERE(scope), deletedAt: null, cancelledAt: null };
  const [replies, sessions, unscheduled, roomless, unreleased, stoppedReleases] = await Promise.all([
    countReplies(db, scope),
    db.session.count({ where: live }),
    db.session.count({ where: { ...live, slots: { none: {} } } }),
    db.slot.count({ where: { ...HERE(scope), kind: "session", roomId: null } }),
    db.session.count({ where: { ...live, slots: { some: {} }, released: { none: {} } } }),
    db.plannedRelease.count({ where: { ...HERE(scope), stoppedBecause: { not: "" } } }),
  ]);
  const { declined, missing: missingReplies } = replies;
  return { sessions, unscheduled, roomless, unreleased, stoppedReleases, declined, missingReplies };
}
