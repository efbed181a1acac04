import type { JudgedOverlap } from "./overlaps";

/** All numbers: meets every set that is not empty, so it conflicts with everything. The database's default. */
export const ALL_NUMBERS = "{(,)}";

/** Names one slot in one room or of one person: a person's row says nothing about the others in the same slot. */
export function apartKey(who: string, slotId: string): string {
  return `${who} ${slotId}`;
}

/**
 * The sets of numbers that tell the database which overlaps are accepted: two sets are disjoint exactly when the overlap
 * of their slots is accepted. A slot without an accepted overlap is left out: it keeps all numbers and meets every set.
 * A slot with one gets a number of its own, and one more with each slot it overlaps without acceptance, so that the
 * constraint stays a second opinion on the rule. Pairs that share no minute need no number: the constraint asks for the
 * time too. In a release, where every overlap is accepted, each set is one number, however large the programme.
 * @returns `apartKey` → the text of an int4multirange
 */
export function apartSets(
  overlaps: readonly Pick<JudgedOverlap, "slotIds" | "who" | "acceptance">[],
): Map<string, string> {
  const sets = new Map<string, number[]>();
  let next = 1;
  for (const { slotIds, who, acceptance } of overlaps) {
    if (!acceptance) continue;
    for (const key of slotIds.map((id) => apartKey(who, id))) {
      if (sets.has(key)) continue;
      sets.set(key, [next]);
      next += 1;
    }
  }
  for (const { slotIds, who, acceptance } of overlaps) {
    if (acceptance) continue;
    for (const id of slotIds) sets.get(apartKey(who, id))?.push(next);
    next += 1;
  }
  return new Map([...sets].map(([key, numbers]) => [key, multirange(numbers)]));
}

function multirange(numbers: readonly number[]): string {
  return `{${numbers.map((number) => `[${number},${number}]`).join(",")}}`;
}
