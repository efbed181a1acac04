import "server-only";
import { may } from "@/lib/access/policy";
import type { Reader } from "@/lib/platform/db/client";
import { CLOSABLE, type PeopleSet, readFilters, writeFilters } from "../schema/people-set";
import { listOpen } from "./open-questions";
import type { PeopleReader } from "./people-reader";
import { isWithheld, listWithheldMailings } from "./withheld-mailings";

/**
 * By what a set found its people that is not for everybody, without what was looked for: kept with what was done to them, for
 * `isOpenSet`.
 */
export function closableOf(set: PeopleSet | null): string {
  const asked = (set?.filters ?? []).filter(({ by }) => CLOSABLE.includes(by));
  return writeFilters(asked.map(({ by, of }) => ({ by, of, how: "filled", values: [] })));
}

/** Whether somebody who sees the list of registrations could not have found whom a set found: what is done to these tells on them. */
export const isForFewer = async (db: Reader, scope: PeopleReader, closable: string): Promise<boolean> =>
  closable !== "" && !(await isOpenSet(db, { ...scope, role: "viewer", flags: [] }, closable));

/**
 * Whether a reader could have found whom a set found: else who is in it tells what they answered.
 * @param closable as `closableOf` writes it
 */
export async function isOpenSet(db: Reader, reader: PeopleReader, closable: string): Promise<boolean> {
  if (closable === "") return true;
  const filters = readFilters(closable);
  if (!filters) return false;
  const told = filters.filter(({ by }) => by === "told");
  const asked = filters.filter(({ by }) => by !== "told").map(({ of }) => of);
  if (told.length > 0) {
    const withheld = new Set(await listWithheldMailings(db, reader));
    if (told.some(({ of }) => isWithheld(of, withheld))) return false;
  }
  if (may(reader, "view-sensitive") && may(reader, "view-confidential")) return true;
  const open = await listOpen(db, reader, asked);
  return asked.every((id) => open.has(id));
}
