import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordActs } from "@/lib/audit/commands/record";
import { carryStars, carryStarsBack } from "@/lib/people/commands/carry-stars";
import type { CarriedMarks } from "@/lib/people/rules/moved-rows";
import type { Transaction } from "@/lib/platform/db/client";
import { inTeam } from "@/lib/team/queries/workers";
import { Prisma } from "@/prisma/generated/client";

type Actor = EditionScope["actor"];

interface TwoRegistrations {
  organisationId: string;
  editionId: string;
  /** The one that ends, and the one that stays. */
  from: string;
  to: string;
}

/**
 * What the team put on a registration comes along when another one of the same person stays in its stead: its tags, its notes,
 * and the colleague who sees to it, where nobody of the team sees to the other one. So does what its person marked.
 * @returns what the other one did not have, for the parting
 */
export async function carryMarks(
  tx: Transaction,
  actor: Actor,
  { organisationId, editionId, from, to }: TwoRegistrations,
): Promise<CarriedMarks> {
  const tags = await tx.$queryRaw<Array<{ id: string; name: string }>>`
    WITH added AS (
      INSERT INTO registration_tag (organisation_id, registration_id, tag_id)
      SELECT organisation_id, ${to}::uuid, tag_id FROM registration_tag
      WHERE organisation_id = ${organisationId}::uuid AND registration_id = ${from}::uuid
      ON CONFLICT DO NOTHING RETURNING tag_id
    )
    SELECT tag.id, tag.name FROM tag JOIN added ON added.tag_id = tag.id
    WHERE tag.organisation_id = ${organisationId}::uuid ORDER BY tag.name`;
  const seenTo = await tx.registrationAssignee.findMany({
    where: {
      ...{ organisationId, registrationId: { in: [from, to] } },
      member: inTeam({ organisationId, editionId }),
    },
  });
  const given = seenTo.some(({ registrationId }) => registrationId === to) ? undefined : seenTo[0];
  const member = given?.memberId ?? null;
  if (member)
    await tx.registrationAssignee.upsert({
      where: { organisationId_registrationId: { organisationId, registrationId: to } },
      create: { organisationId, registrationId: to, memberId: member },
      update: { memberId: member },
    });
  const notes = await tx.$queryRaw<Array<{ id: string }>>`
    UPDATE registration_note SET registration_id = ${to}::uuid
    WHERE organisation_id = ${organisationId}::uuid AND registration_id = ${from}::uuid RETURNING id`;
  await recordActs(tx, [
    ...tags.map(({ name }) => ({
      ...entryOf({ organisationId, editionId, to }, actor),
      act: "tag-registration" as const,
      values: [{ field: "tag", after: name, registrationId: to }],
    })),
    ...(member
      ? [
          {
            ...entryOf({ organisationId, editionId, to }, actor),
            act: "assign-registration" as const,
            values: [{ field: "member", before: null, after: member, registrationId: to }],
          },
        ]
      : []),
  ]);
  const stars = await carryStars(tx, { organisationId, from, to });
  return { to, tags: tags.map(({ id }) => id), member, notes: notes.map(({ id }) => id), stars };
}

/**
 * What came along goes back, as far as it is there still: a tag that somebody took off stays off, and whom somebody gave it to
 * since keeps it. Nothing comes back to who was erased, and no note about them stays with the other one.
 */
export async function carryMarksBack(
  tx: Transaction,
  actor: Actor,
  { organisationId, editionId, from }: Omit<TwoRegistrations, "to">,
  { to, tags, member, notes, stars = [] }: CarriedMarks,
): Promise<void> {
  await carryStarsBack(tx, { organisationId, to }, stars);
  const off = await tx.$queryRaw<Array<{ name: string }>>`
    WITH gone AS (
      DELETE FROM registration_tag WHERE organisation_id = ${organisationId}::uuid AND registration_id = ${to}::uuid
        AND tag_id = ANY(${tags}::uuid[]) RETURNING tag_id
    )
    SELECT tag.name FROM tag JOIN gone ON gone.tag_id = tag.id WHERE tag.organisation_id = ${organisationId}::uuid`;
  const own = { organisationId, registrationId: to };
  const { count } = member
    ? await tx.registrationAssignee.deleteMany({ where: { ...own, memberId: member } })
    : { count: 0 };
  const carried = Prisma.sql`organisation_id = ${organisationId}::uuid AND registration_id = ${to}::uuid
    AND id = ANY(${notes}::uuid[])`;
  await tx.$executeRaw`
    UPDATE registration_note SET registration_id = ${from}::uuid WHERE ${carried}
      AND EXISTS (SELECT FROM registration WHERE organisation_id = ${organisationId}::uuid
        AND id = ${from}::uuid AND erased_at IS NULL)`;
  // What is left was written about somebody else, who was erased.
  await tx.$executeRaw`DELETE FROM registration_note WHERE ${carried}`;
  await recordActs(tx, [
    ...off.map(({ name }) => ({
      ...entryOf({ organisationId, editionId, to }, actor),
      act: "untag-registration" as const,
      values: [{ field: "tag", before: name, registrationId: to }],
    })),
    ...(count > 0
      ? [
          {
            ...entryOf({ organisationId, editionId, to }, actor),
            act: "unassign-registration" as const,
            values: [{ field: "member", before: member, after: null, registrationId: to }],
          },
        ]
      : []),
  ]);
}

function entryOf({ organisationId, editionId, to }: Omit<TwoRegistrations, "from">, cause: Actor) {
  return { cause, objectKind: "registration" as const, objectId: to, organisationId, editionId };
}
