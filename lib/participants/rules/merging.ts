import { isOf, LIVE } from "@/prisma/enums/states";
import type { RegistrationState } from "@/prisma/generated/enums";

/** A registration of one of two records. */
export interface Mergeable {
  id: string;
  editionId: string;
  personId: string | null;
  state: RegistrationState;
}

/** An edition in which both are registered: one of the two can stay. */
export interface Double<Row extends Mergeable> {
  editionId: string;
  rows: [Row, Row];
}

/** The editions in which each of two people has a live registration, in the order of their ids. */
export function listDoubles<Row extends Mergeable>(
  rows: readonly Row[],
  [one, other]: readonly [string, string],
): Array<Double<Row>> {
  const live = rows.filter(({ state }) => isOf(LIVE, state));
  const ofOther = new Map(
    live.filter(({ personId }) => personId === other).map((row) => [row.editionId, row]),
  );
  return live
    .flatMap((row): Array<Double<Row>> => {
      const twin = row.personId === one ? ofOther.get(row.editionId) : undefined;
      return twin ? [{ editionId: row.editionId, rows: [row, twin] }] : [];
    })
    .sort((first, second) => (first.editionId < second.editionId ? -1 : 1));
}

/** Which of two stays, and which ends, as an organiser chose; null: neither of the two was chosen, or both. */
export function chooseStaying<Row extends Mergeable>(
  { rows: [one, other] }: Double<Row>,
  stays: ReadonlySet<string>,
): { stays: Row; ends: Row } | null {
  if (stays.has(one.id) === stays.has(other.id)) return null;
  return stays.has(one.id) ? { stays: one, ends: other } : { stays: other, ends: one };
}
