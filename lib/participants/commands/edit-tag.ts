import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { recordChange, recordEdit, recordKind } from "@/lib/edits/commands/record-edit";
import { isUniqueViolation, type Transaction, transaction } from "@/lib/platform/db/client";
import { editVersion } from "@/lib/platform/db/versions";
import { newId } from "@/lib/platform/new-id";
import { type Result, refused } from "@/lib/platform/result";
import type { TagEdit, TagRemoval } from "../schema/tag";

type Scope = EditionScope<"annotate-registration">;

const TAG = recordKind<{ name: string }, Scope>({
  objectKind: "tag",
  texts: [],
  fields: ({ name }) => ({ name }),
  outdates: null,
});

/** The tag of this name, whatever its case; a new one where the edition has none. Two who make it at once make one. */
export async function findOrCreateTag(tx: Transaction, scope: Scope, name: string): Promise<string> {
  const { organisationId, editionId } = scope;
  const id = newId();
  const made = await tx.$executeRaw`
    INSERT INTO tag (organisation_id, id, edition_id, name)
    VALUES (${organisationId}::uuid, ${id}::uuid, ${editionId}::uuid, ${name})
    ON CONFLICT (organisation_id, edition_id, name_key) DO NOTHING`;
  if (made === 1) {
    await recordChange(tx, scope, TAG, null, { act: "create-tag", id, after: { name } });
    return id;
  }
  const [tag] = await tx.$queryRaw<Array<{ id: string }>>`
    SELECT id FROM tag WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid
      AND name_key = lower(${name} COLLATE "und-x-icu") FOR KEY SHARE`;
  // Where it was removed a moment ago, it is made anew.
  return tag ? tag.id : findOrCreateTag(tx, scope, name);
}

/** Renames a tag, for all who have it. @throws AppError("not-found") */
export async function editTag(
  scope: Scope,
  { tag: id, version, name }: Pick<TagEdit, "tag" | "version" | "name">,
): Promise<Result<unknown, "conflict" | "tag-taken">> {
  const { organisationId, editionId } = scope;
  const where = { organisationId, editionId, id };
  try {
    return await transaction((tx) =>
      recordEdit(tx, scope, TAG, {
        ...{ act: "edit-tag", id, version, after: { name } },
        read: () => tx.tag.findFirst({ where }),
        write: () =>
          tx.tag.updateMany({ where: { ...where, version }, data: { name, version: { increment: 1 } } }),
      }),
    );
  } catch (error) {
    if (isUniqueViolation(error)) return refused("tag-taken");
    throw error;
  }
}

/** Removes a tag from the edition, and from all who have it. @throws AppError("not-found") */
export async function removeTag(
  scope: Scope,
  { tag: id, version }: Pick<TagRemoval, "tag" | "version">,
): Promise<Result<unknown, "conflict">> {
  const { organisationId, editionId } = scope;
  const where = { organisationId, editionId, id };
  return transaction(async (tx) => {
    const removed = await editVersion({
      version,
      read: () => tx.tag.findFirst({ where }),
      write: () => tx.tag.deleteMany({ where: { ...where, version } }),
      fields: TAG.fields,
    });
    if (!removed.ok) return removed;
    await recordAct(tx, {
      ...{
        cause: scope.actor,
        act: "remove-tag",
        objectKind: "tag",
        objectId: id,
        organisationId,
        editionId,
      },
      // Nothing else knows what it was called.
      values: [{ field: "name", before: removed.value.name }],
    });
    return removed;
  });
}
