/** A quota with the places taken from it: confirmed and offered. Null capacity is unlimited. */
export interface QuotaCount {
  id: string;
  capacity: number | null;
  taken: number;
}

/** Somebody on the waiting list, with the quotas their category takes a place from. */
export interface Waiting {
  id: string;
  queuePosition: number;
  quotaIds: readonly string[];
}

/** Whether each of the quotas has a place left. A category without a quota stands outside the capacity: always. */
export function hasPlace(quotaIds: readonly string[], quotas: ReadonlyMap<string, QuotaCount>): boolean {
  return quotaIds.every((id) => {
    const quota = quotas.get(id);
    return quota !== undefined && (quota.capacity === null || quota.taken < quota.capacity);
  });
}

/** Whether none of the quotas has more people than places: who is counted among them has theirs. */
export function isWithin(quotaIds: readonly string[], quotas: ReadonlyMap<string, QuotaCount>): boolean {
  return quotaIds.every((id) => {
    const quota = quotas.get(id);
    return quota !== undefined && (quota.capacity === null || quota.taken <= quota.capacity);
  });
}

/** Of the quotas with a limit the one with the least room, or the most people too many; null without any. */
export function findFullest(
  quotaIds: readonly string[],
  quotas: ReadonlyMap<string, QuotaCount>,
): QuotaCount | null {
  let fullest: QuotaCount | null = null;
  for (const id of quotaIds) {
    const quota = quotas.get(id);
    if (!quota || quota.capacity === null) continue;
    if (!fullest || quota.capacity - quota.taken < (fullest.capacity ?? 0) - fullest.taken) fullest = quota;
  }
  return fullest;
}

/** How many people each of these quotas still has a place for; without a limit infinitely many. */
export function placesLeft(quotaIds: readonly string[], quotas: ReadonlyMap<string, QuotaCount>): number {
  return Math.min(
    ...quotaIds.map((id) => {
      const quota = quotas.get(id);
      if (!quota) return 0;
      return quota.capacity === null ? Number.POSITIVE_INFINITY : Math.max(0, quota.capacity - quota.taken);
    }),
  );
}

/**
 * Who comes in from the waiting list now: first come, first served by queue position. Whoever's own quota is full is
 * passed over without losing the position; nobody behind takes a place that somebody before could have had.
 */
export function choosePromotions<Person extends Waiting>(
  counts: readonly QuotaCount[],
  waiting: readonly Person[],
): Person[] {
  const quotas = new Map(counts.map((quota) => [quota.id, { ...quota }]));
  const promoted: Person[] = [];
  for (const person of [...waiting].sort((one, other) => one.queuePosition - other.queuePosition)) {
    if (!hasPlace(person.quotaIds, quotas)) continue;
    takePlace(person.quotaIds, quotas);
    promoted.push(person);
  }
  return promoted;
}

/** The same quotas after one more place is taken from each of `quotaIds`. */
export function takePlace(quotaIds: readonly string[], quotas: Map<string, QuotaCount>): void {
  for (const id of quotaIds) {
    const quota = quotas.get(id);
    if (quota) quota.taken += 1;
  }
}

/** A category as far as the waiting list goes: what it takes a place from, and how many wait in it. */
export interface Queue {
  quotaIds: readonly string[];
  waiting: number;
}

/** How many wait before somebody who comes now: all who wait for a place of the same quotas, in whatever category. */
export function countWaiting(own: Queue, all: readonly Queue[]): number {
  return all
    .filter((other) => other === own || other.quotaIds.some((id) => own.quotaIds.includes(id)))
    .reduce((sum, other) => sum + other.waiting, 0);
}

/** Which quotas are full, as one text: public pages change only when this does. */
export function fullness(quotas: Iterable<QuotaCount>): string {
  return [...quotas]
    .map(({ id, capacity, taken }) => `${id}:${capacity !== null && taken >= capacity}`)
    .join();
}
