import "server-only";
import type { Reader } from "@/lib/platform/db/client";
import { readTarget, writeTarget } from "../rules/target";
import { PeopleFiltersSchema } from "../schema/people-set";
import type { PeopleReader } from "./people-reader";

type Where = Pick<PeopleReader, "organisationId" | "editionId">;

/**
 * Targets with the sets of their views as these are now, in their order; others as they are. What a view that was deleted
 * asks for is nobody. Once its mails are made a message keeps what was found: a view that is changed later changes no
 * message that was sent.
 */
export async function resolveTargets(
  db: Reader,
  { organisationId, editionId }: Where,
  targets: readonly string[],
): Promise<string[]> {
  const views = targets.flatMap((text) => {
    const target = readTarget(text);
    return target?.kind === "view" ? [target.view] : [];
  });
  if (views.length === 0) return [...targets];
  const rows = await db.peopleView.findMany({
    where: { organisationId, editionId, id: { in: views }, deletedAt: null },
    select: { id: true, filters: true },
  });
  const filtersOf = new Map(rows.map(({ id, filters }) => [id, PeopleFiltersSchema.safeParse(filters)]));
  return targets.map((text) => {
    const target = readTarget(text);
    if (target?.kind !== "view") return text;
    const filters = filtersOf.get(target.view);
    return filters?.success ? writeTarget({ kind: "set", filters: filters.data }) : NOBODY;
  });
}

/** No target that can be read: nobody. */
const NOBODY = "nobody";

/** The same of one. */
export async function resolveTarget(db: Reader, where: Where, target: string): Promise<string> {
  const [resolved = NOBODY] = await resolveTargets(db, where, [target]);
  return resolved;
}
