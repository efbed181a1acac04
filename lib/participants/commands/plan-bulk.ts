import "server-only";
import { alsoProven, type EditionScope } from "@/lib/access/access";
import { closableOf } from "@/lib/audiences/queries/open-set";
import { findPeople } from "@/lib/audiences/queries/people-set";
import { transaction } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { done, type Result, refused } from "@/lib/platform/result";
import { inTeam } from "@/lib/team/queries/workers";
import { readAsked } from "../queries/asked";
import { rightFor } from "../rules/bulk";
import type { BulkParameters, PlanBulk } from "../schema/bulk";
import { RegistrationFilterSchema, setOf } from "../schema/filter";

/**
 * Writes down what is to be done to whom: everybody in the set of an address, as they are found now, in the order they came.
 * Nothing happens to them yet; whoever joins the set later is not of it.
 * @throws AppError("not-found") without the right to the act, for a category of another edition or somebody not of the team
 */
export async function planBulk(
  scope: EditionScope<"annotate-registration">,
  { act, asked, school: _school, edition: _edition, ...parameters }: PlanBulk,
): Promise<Result<{ bulk: string }, "nobody-there">> {
  if (!alsoProven(scope, rightFor(act))) throw new AppError("not-found");
  const { organisationId, editionId, actor } = scope;
  const filter = RegistrationFilterSchema.parse(await readAsked(scope, new URLSearchParams(asked)));
  return transaction(async (tx) => {
    const { category, member } = parameters;
    if (
      act === "category" &&
      !(await tx.category.findFirst({
        where: { organisationId, editionId, id: category ?? "", closedAt: null },
      }))
    )
      throw new AppError("not-found");
    if (
      act === "assign" &&
      member &&
      !(await tx.teamMember.findFirst({ where: { id: member, ...inTeam(scope) } }))
    )
      throw new AppError("not-found");
    const set = setOf(filter);
    const { where } = await findPeople(tx, scope, set);
    const kept: Omit<BulkParameters, "tagId"> = { ...parameters, closable: closableOf(set) };
    const { id } = await tx.bulkAct.create({
      data: { organisationId, editionId, loginId: actor.id, act, parameters: kept },
      select: { id: true },
    });
    const count = await tx.$executeRaw`
      INSERT INTO bulk_act_row (organisation_id, bulk_act_id, registration_id, position)
      SELECT registration.organisation_id, ${id}::uuid, registration.id,
        row_number() OVER (ORDER BY registration.submitted_at, registration.id)
      FROM registration WHERE ${where}`;
    if (count > 0) return done({ bulk: id });
    await tx.bulkAct.deleteMany({ where: { organisationId, id } });
    return refused("nobody-there");
  });
}
