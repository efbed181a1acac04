import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { listFilterable } from "@/lib/audiences/queries/filterable";
import { findPeople, listPeople } from "@/lib/audiences/queries/people-set";
import { type Reader, reading } from "@/lib/platform/db/client";
import { inPages } from "@/lib/platform/db/in-pages";
import {
  type RegistrationFilter,
  RegistrationFilterSchema,
  type RegistrationRow,
  setOf,
} from "../schema/filter";
import { withCells } from "./cells";
import { listed, orderOf, ROW, toRow } from "./list";

type Scope = EditionScope<"view-registrations">;

/** A list as an address asks for it, with what its columns can be. */
export async function getPaperList(scope: Scope, asked: Readonly<Record<string, string>>) {
  const filter = RegistrationFilterSchema.parse(asked);
  const [rows, filterable] = await Promise.all([
    listRegistrationsForPaper(scope, filter),
    listFilterable(scope),
  ]);
  return { rows, filterable, columns: filter.columns };
}

/** Everybody whom an address of the list asks for, in its order, with what its columns show this reader: all pages, for paper. */
export async function listRegistrationsForPaper(
  scope: Scope,
  filter: RegistrationFilter,
): Promise<RegistrationRow[]> {
  const found = await reading(async (db) =>
    listPeople(db, await findPeople(db, scope, setOf(filter)), orderOf(filter.sort)),
  );
  const rows: RegistrationRow[] = [];
  for await (const page of inPages(found, (ids) => reading((db) => readPage(db, scope, filter, ids))))
    rows.push(...page);
  return rows;
}

async function readPage(db: Reader, scope: Scope, filter: RegistrationFilter, ids: string[]) {
  const rows = await db.registration.findMany({ where: { ...listed(scope), id: { in: ids } }, select: ROW });
  return withCells(db, scope, filter.columns, rows.map(toRow));
}
