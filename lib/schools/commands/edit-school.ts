import "server-only";
import type { SchoolScope } from "@/lib/access/access";
import { causedBy, recordAct } from "@/lib/audit/commands/record";
import { changedFields } from "@/lib/audit/rules";
import { isUniqueViolation, transaction } from "@/lib/platform/db/client";
import { editVersion } from "@/lib/platform/db/versions";
import { done, type Result, refused } from "@/lib/platform/result";
import { invalidateSchool } from "@/lib/public-pages/commands/invalidate-school";
import { trackTranslations } from "@/lib/translations/commands/track-translations";
import { schoolFields } from "../rules";
import type { SchoolEdit } from "../schema";

const FORM = {
  version: true,
  slug: true,
  kind: true,
  recurring: true,
  title: true,
  summary: true,
  description: true,
} as const;

/**
 * Saves a school. A new address keeps every earlier one as an alias, so printed codes and bookmarks go on working; an
 * address that another school has or had is refused as "taken".
 */
export async function editSchool(
  scope: SchoolScope<"edit-edition">,
  input: SchoolEdit,
): Promise<Result<{ schoolSlug: string }, "conflict" | "taken">> {
  const { organisationId, schoolId } = scope;
  const { school: _address, version, ...after } = input;
  const where = { organisationId, id: schoolId };
  try {
    return await transaction(async (tx) => {
      const holder = await tx.schoolAlias.findUnique({
        where: { slug: after.slug },
        select: { schoolId: true },
      });
      if (holder && holder.schoolId !== schoolId) return refused("taken", { slug: after.slug });
      const edited = await editVersion({
        version,
        read: () => tx.school.findFirst({ where: { ...where, deletedAt: null }, select: FORM }),
        write: () =>
          tx.school.updateMany({
            where: { ...where, version },
            data: { ...after, version: { increment: 1 } },
          }),
        fields: schoolFields,
      });
      if (!edited.ok) return edited;
      if (!holder) await tx.schoolAlias.create({ data: { organisationId, schoolId, slug: after.slug } });
      const { title, summary, description } = after;
      await trackTranslations(
        tx,
        { organisationId, editionId: null, objectKind: "school", objectId: schoolId },
        edited.value,
        { title, summary, description },
        scope.languages,
      );
      await invalidateSchool(tx, { organisationId, schoolId });
      await recordAct(tx, {
        cause: causedBy(scope),
        act: "edit-school",
        objectKind: "school",
        objectId: schoolId,
        organisationId,
        values: changedFields(edited.value, after),
      });
      return done({ schoolSlug: after.slug });
    });
  } catch (error) {
    // Another school took the same address between our look and our write.
    if (isUniqueViolation(error)) return refused("taken", { slug: after.slug });
    throw error;
  }
}
