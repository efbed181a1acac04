import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordActs } from "@/lib/audit/commands/record";
import { type Transaction, transaction } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { done, type Result } from "@/lib/platform/result";
import type { NewTag, Tagging } from "../schema/tag";
import { findOrCreateTag } from "./edit-tag";
import { lockListed } from "./lock-listed";

type Scope = EditionScope<"annotate-registration">;

/** Whom it changed: they are what an undo is about. Of the others it was so already, or they are not in the list. */
export interface Tagged {
  tagId: string;
  changed: string[];
}

/** Puts a tag of the edition on registrations, or takes it off them. Nobody is told. @throws AppError("not-found") */
export async function tagRegistrations(
  scope: Scope,
  input: Pick<Tagging, "tag" | "registrations" | "has">,
): Promise<Result<Tagged, never>> {
  return transaction(async (tx) => done(await tagWithin(tx, scope, input)));
}

/** The same by the tag's name: where the edition has none of it, it is made. @throws AppError("not-found") */
export async function tagByName(
  scope: Scope,
  { name, registrations }: Pick<NewTag, "name" | "registrations">,
): Promise<Result<Tagged, never>> {
  return transaction(async (tx) => {
    const tag = await findOrCreateTag(tx, scope, name);
    return done(await tagWithin(tx, scope, { tag, registrations, has: true }));
  });
}

/**
 * Puts a tag on any number of registrations, or takes it off them, in statements of a fixed number, with an entry in each
 * one's history.
 * @throws AppError("not-found") for a tag of another edition, and where none of them is in the list
 */
export async function tagWithin(
  tx: Transaction,
  scope: Scope,
  { tag: tagId, registrations, has }: Pick<Tagging, "tag" | "registrations" | "has">,
): Promise<Tagged> {
  const { organisationId, editionId } = scope;
  // A tag that is being removed takes what has it along.
  const [tag] = await tx.$queryRaw<Array<{ name: string }>>`
    SELECT name FROM tag WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid
      AND id = ${tagId}::uuid FOR KEY SHARE`;
  if (!tag) throw new AppError("not-found");
  const listed = await lockListed(tx, scope, registrations);
  if (listed.length === 0) throw new AppError("not-found");
  const rows = has
    ? await tx.$queryRaw<Array<{ id: string }>>`
      INSERT INTO registration_tag (organisation_id, registration_id, tag_id)
      SELECT ${organisationId}::uuid, id, ${tagId}::uuid FROM unnest(${listed}::uuid[]) AS one(id)
      ON CONFLICT DO NOTHING RETURNING registration_id AS id`
    : await tx.$queryRaw<Array<{ id: string }>>`
      DELETE FROM registration_tag WHERE organisation_id = ${organisationId}::uuid AND tag_id = ${tagId}::uuid
        AND registration_id = ANY(${listed}::uuid[]) RETURNING registration_id AS id`;
  const changed = rows.map(({ id }) => id);
  await recordActs(
    tx,
    changed.map((id) => ({
      cause: scope.actor,
      act: has ? ("tag-registration" as const) : ("untag-registration" as const),
      objectKind: "registration" as const,
      objectId: id,
      ...{ organisationId, editionId },
      // As it was called then: the tag may be gone when somebody asks.
      values: [{ field: "tag", ...(has ? { after: tag.name } : { before: tag.name }), registrationId: id }],
    })),
  );
  return { tagId, changed };
}
