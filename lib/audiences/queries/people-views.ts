import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { type Reader, reading } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { Prisma } from "@/prisma/generated/client";
import { readTarget } from "../rules/target";
import { PeopleFiltersSchema, writeFilters } from "../schema/people-set";
import type { PeopleView } from "../schema/people-view";

type Scope = Pick<EditionScope, "organisationId" | "editionId" | "actor">;

interface StoredView {
  id: string;
  name: string;
  version: number;
  mine: boolean;
  filters: unknown;
  columns: string[];
  sort: string;
}

/**
 * The views that somebody has: their own and the team's. One whose owner has left the team, or their sign-in, is the team's
 * (an administrator is of every team): that is judged when it is read, so that no way out of a team can forget it.
 */
export async function listPeopleViews(scope: Scope): Promise<PeopleView[]> {
  return (await readPeopleViews(scope)).map(toView);
}

/** One of them; null where there is none (any more), or it is somebody else's own. */
export async function findPeopleView(scope: Scope, id: string): Promise<PeopleView | null> {
  const [found] = await readPeopleViews(scope, id);
  return found ? toView(found) : null;
}

const readPeopleViews = (scope: Scope, id?: string) => reading((db) => readViews(db, scope, id));

/** The same rows in a transaction. */
export function readViews(db: Reader, scope: Scope, id?: string, deleted = false): Promise<StoredView[]> {
  const { organisationId, editionId, actor } = scope;
  return db.$queryRaw<StoredView[]>`
    SELECT view.id, view.name, view.version, view.owner_id IS NOT DISTINCT FROM ${actor.id}::uuid AS mine,
      view.filters, COALESCE(view.columns, ARRAY[]::text[]) AS columns, view.sort
    FROM people_view AS view
    WHERE view.organisation_id = ${organisationId}::uuid AND view.edition_id = ${editionId}::uuid
      AND (view.deleted_at IS NOT NULL) = ${deleted}
      AND ${id === undefined ? Prisma.sql`true` : Prisma.sql`view.id = ${id}::uuid`}
      AND (view.owner_id IS NOT DISTINCT FROM ${actor.id}::uuid OR NOT EXISTS (
        SELECT FROM team_member AS member
        WHERE member.organisation_id = view.organisation_id AND member.login_id = view.owner_id
          AND member.accepted_at IS NOT NULL AND member.removed_at IS NULL
          AND (member.edition_id IS NULL OR member.edition_id = view.edition_id)
          AND member.role <> 'door')
        AND NOT EXISTS (
          SELECT FROM login WHERE login.id = view.owner_id AND login.administrator_since IS NOT NULL))
    ORDER BY lower(view.name), view.id`;
}

/**
 * That a target is no view of somebody else.
 * @throws AppError("not-found")
 */
export async function requireOwnView(db: Reader, scope: Scope, target: string): Promise<void> {
  const read = readTarget(target);
  if (read?.kind !== "view") return;
  const [found] = await readViews(db, scope, read.view);
  if (!found) throw new AppError("not-found");
}

/** A view as it is read from what is stored. */
export function toView({ id, name, version, mine, filters, columns, sort }: StoredView): PeopleView {
  const read = PeopleFiltersSchema.safeParse(filters);
  // What an older version stored and this one can't read asks for nobody.
  return {
    ...{ id, name, version, mine, sort },
    filters: read.success ? writeFilters(read.data) : "?",
    columns: columns.join(","),
  };
}
