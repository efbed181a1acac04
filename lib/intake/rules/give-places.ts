import { hasPlace, type QuotaCount, takePlace } from "@/lib/places/rules/places";
import { holdsPlace } from "@/lib/registration/rules/phases";
import type { KnownRegistration, PlannedChange } from "../schema/intake-plan";

/** The quotas that each category takes a place from. */
export type QuotasOf = ReadonlyMap<string, readonly string[]>;

/** How the places of an edition are. */
export interface PlacesFacts {
  quotasOf: QuotasOf;
  quotas: readonly QuotaCount[];
  /** The position on the waiting list that was given last. */
  lastPosition: number;
  /** The categories that somebody waits in. */
  waiting: readonly string[];
}

/** What somebody who arrives is given. */
export interface Given {
  state: "confirmed" | "waitlisted";
  queuePosition: number | null;
}

export const quotasById = (counts: readonly QuotaCount[]): Map<string, QuotaCount> =>
  new Map(counts.map((quota) => [quota.id, { ...quota }]));

/** Whether somebody who waits could have a place now: they come first. */
export function someCouldComeIn({ waiting, quotasOf, quotas }: PlacesFacts): boolean {
  const counts = quotasById(quotas);
  return waiting.some((id) => hasPlace(quotasOf.get(id) ?? [], counts));
}

/**
 * Who of those who arrive gets a place, in the order of the table: where none is left in one of the category's quotas they
 * wait, behind everybody who waits.
 */
export function giveEach(arrivals: ReadonlyArray<{ categoryId: string }>, facts: PlacesFacts): Given[] {
  const quotas = quotasById(facts.quotas);
  let position = facts.lastPosition;
  return arrivals.map(({ categoryId }): Given => {
    const own = facts.quotasOf.get(categoryId) ?? [];
    if (hasPlace(own, quotas)) {
      takePlace(own, quotas);
      return { state: "confirmed", queuePosition: null };
    }
    position += 1;
    return { state: "waitlisted", queuePosition: position };
  });
}

/** The same quotas before these had their places. */
export function withoutOwn(
  counts: readonly QuotaCount[],
  quotasOf: QuotasOf,
  made: ReadonlyArray<{ categoryId: string; state: string }>,
): QuotaCount[] {
  const quotas = quotasById(counts);
  for (const { categoryId, state } of made) {
    if (!holdsPlace(state)) continue;
    for (const id of quotasOf.get(categoryId) ?? []) {
      const quota = quotas.get(id);
      if (quota) quota.taken -= 1;
    }
  }
  return [...quotas.values()];
}

/** A registration that holds a place, and its categories. */
export interface Mover {
  line: number;
  before: string | null;
  after: string;
}

/** Who changes the category and holds a place, perhaps since this moment. */
export function moversOf(
  changes: readonly PlannedChange[],
  known: readonly KnownRegistration[],
  promoted: ReadonlySet<string>,
): Mover[] {
  const rows = new Map(known.map((row) => [row.id, row]));
  return changes.flatMap(({ line, registrationId, category }) => {
    const row = rows.get(registrationId);
    const inside = row && (holdsPlace(row.state) || promoted.has(row.id));
    return inside && category ? [{ line, before: row.categoryId, after: category.after }] : [];
  });
}

/**
 * Moves people with a place from category to category, in the order of the table: they keep what both take from.
 * @returns the line of the first for whom there is no place; null when all have one
 */
export function movePlaces(
  movers: readonly Mover[],
  quotasOf: QuotasOf,
  quotas: Map<string, QuotaCount>,
): number | null {
  for (const { line, before, after } of movers) {
    const held = quotasOf.get(before ?? "") ?? [];
    const wanted = quotasOf.get(after) ?? [];
    const more = wanted.filter((id) => !held.includes(id));
    if (!hasPlace(more, quotas)) return line;
    takePlace(more, quotas);
    for (const id of held) {
      const quota = wanted.includes(id) ? undefined : quotas.get(id);
      if (quota) quota.taken -= 1;
    }
  }
  return null;
}
