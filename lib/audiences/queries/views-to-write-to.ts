import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { type Reader, reading } from "@/lib/platform/db/client";
import { readTarget } from "../rules/target";
import { readFilters } from "../schema/people-set";
import type { PeopleView } from "../schema/people-view";
import { closableOf, isOpenSet } from "./open-set";
import type { PeopleReader } from "./people-reader";
import { listPeopleViews } from "./people-views";
import { resolveTarget } from "./viewed-set";

/** The saved views that a message may be for. */
export const listViewsToWriteTo = (scope: EditionScope<"send-messages">): Promise<PeopleView[]> =>
  listOpenViews(scope);

/** The saved views of somebody, without those that look through what this reader may not. */
export const listOpenViews = (scope: EditionScope): Promise<PeopleView[]> =>
  listViews(scope, (db, { filters }) => isOpenView(db, scope, filters));

/** The same with all of one's own: whoever may no longer look through an answer can still delete the view that asks for it. */
export const listViewsAtDesk = (scope: EditionScope): Promise<PeopleView[]> =>
  listViews(scope, async (db, { mine, filters }) => mine || isOpenView(db, scope, filters));

async function listViews(
  scope: EditionScope,
  isShown: (db: Reader, view: PeopleView) => Promise<boolean>,
): Promise<PeopleView[]> {
  const views = await listPeopleViews(scope);
  return reading(async (db) => {
    const shown: PeopleView[] = [];
    for (const view of views) if (await isShown(db, view)) shown.push(view);
    return shown;
  });
}

/** Whether somebody may find the people of a target by what it asks for. */
export async function isOpenTarget(db: Reader, reader: PeopleReader, target: string): Promise<boolean> {
  const read = readTarget(await resolveTarget(db, reader, target));
  if (read?.kind !== "set") return true;
  return isOpenSet(db, reader, closableOf({ words: "", filters: [...read.filters] }));
}

/** Whether a reader may look through what a view asks for; by the name of one that they may not they learn what it is about. */
export function isOpenView(db: Reader, reader: PeopleReader, filters: string): Promise<boolean> {
  return isOpenSet(db, reader, closableOf({ words: "", filters: readFilters(filters) ?? [] }));
}
