import { isSame, mergeField } from "./merge-field";

/** A row of a list inside a form: its values by field; a field that is not named is blank. */
export type Row = Readonly<Record<string, string>>;

export interface RowRules {
  /** The field without which a row is left out. */
  first: string;
  /** By which fields a row is known again, the surest first. */
  keys: readonly (readonly string[])[];
  /** What an empty row sends: its choices always say something. */
  blank: Row;
  /** Its order is stored; else it is a set, which is stored in an order of its own. */
  ordered: boolean;
}

export interface ListVersions {
  /** What was stored when it was last seen here; null where nobody knows, as in a form sent without JavaScript. */
  common: readonly Row[] | null;
  /** What stands in the form here. */
  ours: readonly Row[];
  /** What is stored now. */
  theirs: readonly Row[];
}

export interface MergedRow {
  values: Row;
  /** What is stored in the fields that both changed; blank in the first one: the row was taken out there. */
  theirs: Row;
  /** It is stored and not in our version, and nobody knows that it may go. */
  onlyTheirs: boolean;
  /** Its place among ours. */
  ours: number | null;
}

/**
 * A list that two people edited, row by row and not place by place: whatever one of them added, changed or took out counts
 * where the other one left it alone; what both changed keeps ours, with theirs beside it, the order too (`otherOrder`). A
 * row that one took out and the other one changed stays. Without a common version every row of both stays.
 */
export function mergeRows(versions: ListVersions, rules: RowRules): MergedRow[] {
  const { common, ours, theirs } = versions;
  const was = common ?? [];
  const here = standing(ours, was, rules);
  const fromHere = pair(
    here.map(({ row }) => row),
    was,
    rules,
  );
  const fromThere = pair(theirs, was, rules);
  const newHere = [...here.keys()].filter((index) => fromHere[index] === null);
  const newThere = [...theirs.keys()].filter((index) => fromThere[index] === null);
  const both = pair(
    newHere.map((index) => here[index]?.row ?? {}),
    newThere.map((index) => theirs[index] ?? {}),
    rules,
  );
  const known = was.map((_, index) => [fromHere.indexOf(index), fromThere.indexOf(index), index] as const);
  const added = newHere.map((index, nth) => [index, newThere[both[nth] ?? -1] ?? -1, -1] as const);
  const paired = new Set(added.map(([, there]) => there));
  const others = newThere.filter((index) => !paired.has(index)).map((index) => [-1, index, -1] as const);
  const kept = [...known, ...added, ...others].flatMap(([ourIndex, theirIndex, index]) => {
    const [our, their] = [here[ourIndex], theirs[theirIndex]];
    const merged = mergeRow({ our: our?.row, their, was: was[index] }, common !== null, rules);
    return merged ? [{ ...merged, ours: our?.place ?? null, places: [ourIndex, theirIndex] as const }] : [];
  });
  const isOurs = common === null ? otherOrder(versions, rules) !== null : isMoved(fromHere);
  return inOrder(kept, isOurs ? 0 : 1).map(({ places: _, ...row }) => row);
}

/**
 * What is stored, in its order, where that is another one than ours and both changed it; without a common version, where
 * they differ. Null otherwise.
 */
export function otherOrder({ common, ours, theirs }: ListVersions, rules: RowRules): readonly Row[] | null {
  if (!rules.ordered) return null;
  const was = common ?? [];
  const here = standing(ours, was, rules).map(({ row }) => row);
  if (!isMoved(pair(here, theirs, rules))) return null;
  const both = isMoved(pair(here, was, rules)) && isMoved(pair(theirs, was, rules));
  return common === null || both ? theirs : null;
}

/** The rows that stand in the form, with their places: none that are empty, and none that was taken out. */
const standing = (rows: readonly Row[], was: readonly Row[], rules: RowRules) =>
  rows
    .map((row, place) => ({ row, place }))
    .filter(({ row }) => !isEmpty(row, rules) && !isTakenOut(row, was, rules));

interface RowVersions {
  our: Row | undefined;
  their: Row | undefined;
  was: Row | undefined;
}

/** Null: it was taken out, and nobody minds. */
function mergeRow({ our, their, was }: RowVersions, isCommonKnown: boolean, rules: RowRules) {
  if (our && their) {
    const fields = mergeFields(our, their, was);
    return { ...fields, onlyTheirs: false };
  }
  if (our) {
    if (was && isSameRow(our, was)) return null;
    // Added here; or changed here, and taken out there.
    const theirs: Row = was || !isCommonKnown ? { [rules.first]: "" } : {};
    return { values: our, theirs, onlyTheirs: false };
  }
  if (!their || (was && isSameRow(their, was))) return null;
  return { values: their, theirs: {}, onlyTheirs: was !== undefined || !isCommonKnown };
}

function mergeFields(our: Row, their: Row, was: Row | undefined): { values: Row; theirs: Row } {
  const [values, theirs]: [Record<string, string>, Record<string, string>] = [{}, {}];
  for (const field of fieldsOf(our, their)) {
    const common = was ? (was[field] ?? "") : null;
    const merged = mergeField({ common, typed: our[field] ?? "", other: their[field] ?? "" });
    values[field] = merged.value;
    if (merged.theirs !== null) theirs[field] = merged.theirs;
  }
  return { values, theirs };
}

/** For each row, its place among the others: the same one, else one that is known again by a key; each of them once. */
function pair(rows: readonly Row[], others: readonly Row[], { keys }: RowRules): Array<number | null> {
  const found: Array<number | null> = rows.map(() => null);
  const free = new Set(others.keys());
  const isAlike = (key: readonly string[]) => (one: Row, other: Row) =>
    one[key[0] ?? ""] && key.every((field) => isSame(one[field] ?? "", other[field] ?? "", false));
  for (const test of [isSameRow, ...keys.map(isAlike)])
    for (const [index, row] of rows.entries()) {
      if (found[index] !== null) continue;
      const place = [...free].find((other) => test(row, others[other] ?? {}));
      if (place === undefined) continue;
      found[index] = place;
      free.delete(place);
    }
  return found;
}

/** Rows with a place in one order, then those with a place in the other only, each behind the one it stood behind there. */
function inOrder<Placed extends { places: readonly [number, number] }>(
  rows: readonly Placed[],
  order: 0 | 1,
): Placed[] {
  const by = (which: 0 | 1) => (one: Placed, other: Placed) => one.places[which] - other.places[which];
  const other = order === 0 ? 1 : 0;
  const sorted = rows.filter(({ places }) => places[order] >= 0).sort(by(order));
  for (const row of rows.filter(({ places }) => places[order] < 0).sort(by(other))) {
    const before = rows.filter(({ places }) => places[other] >= 0 && places[other] < row.places[other]);
    const last = before.sort(by(other)).at(-1);
    sorted.splice(last ? sorted.indexOf(last) + 1 : 0, 0, row);
  }
  return sorted;
}

/** Whether rows stand in another order than those they are paired with. */
const isMoved = (pairs: ReadonlyArray<number | null>) => {
  const places = pairs.filter((index) => index !== null);
  return !places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0));
};

const fieldsOf = (one: Row, other: Row) => new Set([...Object.keys(one), ...Object.keys(other)]);

export const isSameRow = (one: Row, other: Row): boolean =>
  [...fieldsOf(one, other)].every((field) => isSame(one[field] ?? "", other[field] ?? "", false));

/** Nobody wrote into it. */
export const isEmpty = (row: Row, { blank }: RowRules): boolean =>
  Object.entries(row).every(([field, value]) => value.trim() === "" || value === blank[field]);

/** Only its first field was emptied: that is how a row is taken out. */
export const isTakenOut = (row: Row, was: readonly Row[], { first }: RowRules): boolean =>
  !row[first]?.trim() && was.some((one) => isSameRow({ ...row, [first]: one[first] ?? "" }, one));

/**
 * The places of rows that would be left out although somebody wrote into them: without their first field, and not one of
 * the stored ones from which things were only taken away.
 */
export function unfinishedRows(rows: readonly Row[], was: readonly Row[], { first, blank }: RowRules) {
  const isWritten = (row: Row) =>
    Object.entries(row).some(([field, value]) => !blank[field] && value.trim() !== "");
  const isEmptied = (row: Row) =>
    was.some((one) => Object.entries(row).every(([field, value]) => !value.trim() || value === one[field]));
  return [...rows.entries()]
    .filter(([, row]) => !row[first]?.trim() && isWritten(row) && !isEmptied(row))
    .map(([place]) => place);
}

/** The rows of a list in a form's flat values, each at its place; places that are not named are empty. */
export function rowsIn(
  values: Readonly<Record<string, string | number | readonly string[]>>,
  list: string,
): Row[] {
  const rows: Array<Record<string, string>> = [];
  for (const [name, value] of Object.entries(values)) {
    const [, place, field] = name.startsWith(`${list}.`)
      ? (/^(\d{1,3})\.(.+)$/.exec(name.slice(list.length + 1)) ?? [])
      : [];
    if (place === undefined || field === undefined) continue;
    const row = rows[Number(place)] ?? {};
    row[field] = String([value].flat()[0] ?? "");
    rows[Number(place)] = row;
  }
  return Array.from(rows, (row) => row ?? {});
}

/** The way back. */
export function flatRows(rows: readonly Row[], list: string): Record<string, string> {
  return Object.fromEntries(
    rows.flatMap((row, index) =>
      Object.entries(row).map(([field, value]) => [`${list}.${index}.${field}`, value]),
    ),
  );
}
