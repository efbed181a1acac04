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

/**
 * Who comes in from the waiting list now: first come, first served by queue position. Whoever's own quota is full is
 * passed over without losing the position; nobody behind takes a place that somebody before could have had.
 */
export function choosePromotions(counts: readonly QuotaCount[], waiting: readonly Waiting[]): Waiting[] {
  const quotas = new Map(counts.map((quota) => [quota.id, { ...quota }]));
  const promoted: Waiting[] = [];
  for (const person of [...waiting].sort((one, other) => one.queuePosition - other.queuePosition)) {
    if (!hasPlace(person.quotaIds, quotas)) continue;
    for (const id of person.quotaIds) {
      const quota = quotas.get(id);
      if (quota) quota.taken += 1;
    }
    promoted.push(person);
  }
  return promoted;
}
