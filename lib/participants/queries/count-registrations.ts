import "server-only";
import { cache } from "react";
import type { EditionScope } from "@/lib/access/access";
import { reading } from "@/lib/platform/db/client";
import type { RegistrationFilter } from "../schema/filter";

/**
 * How many registrations there are of each state, category and country, drafts too: the tabs, the choices and the length
 * of a list are sums of them. Once for a request.
 */
export const countRegistrations = cache(async ({ organisationId, editionId }: EditionScope) => {
  const rows = await reading((db) =>
    db.registration.groupBy({
      by: ["state", "categoryId", "country"],
      where: { organisationId, editionId, erasedAt: null },
      _count: true,
    }),
  );
  return rows.map(({ _count, ...row }) => ({ ...row, count: _count }));
});
export type Counted = Awaited<ReturnType<typeof countRegistrations>>[number];

/** All of them together. */
export const sumOf = (rows: readonly Counted[]) => rows.reduce((sum, { count }) => sum + count, 0);

/** Whether these are of the category and the country that a filter asks for, in whatever state. */
export function isWithin({ category, country }: Pick<RegistrationFilter, "category" | "country">) {
  return (row: Counted) =>
    (!category || row.categoryId === category) && (!country || row.country === country);
}

/** Whether a filter asks for these; a search by words can only be counted by the database. */
export function isAsked(filter: Pick<RegistrationFilter, "state" | "category" | "country">) {
  const { state } = filter;
  const within = isWithin(filter);
  return (row: Counted) => (state ? row.state === state : row.state !== "draft") && within(row);
}
