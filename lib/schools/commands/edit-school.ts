import "server-only";
import type { SchoolScope } from "@/lib/access/access";
import { recordEdit, recordKind } from "@/lib/edits/commands/record-edit";
import { isUniqueViolation, transaction } from "@/lib/platform/db/client";
import { done, type Result, refused } from "@/lib/platform/result";
import { invalidateSchool } from "@/lib/public-pages/commands/invalidate-school";
import { schoolFields } from "../rules";
import type { SchoolEdit } from "../schema";

type Scope = SchoolScope<"edit-school">;

const SCHOOL = recordKind({
  objectKind: "school",
  texts: ["title", "summary", "description"],
  fields: schoolFields,
  outdates: (tx, scope: Scope) => invalidateSchool(tx, scope),
});

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
  scope: Scope,
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
      const edited = await recordEdit(tx, scope, SCHOOL, {
        ...{ act: "edit-school", id: schoolId, version, after },
        read: () => tx.school.findFirst({ where: { ...where, deletedAt: null }, select: FORM }),
        write: () =>
          tx.school.updateMany({
            where: { ...where, version },
            data: { ...after, version: { increment: 1 } },
          }),
        also: async () =>
          holder ?? tx.schoolAlias.create({ data: { organisationId, schoolId, slug: after.slug } }),
      });
      return edited.ok ? done({ schoolSlug: after.slug }) : edited;
    });
  } catch (error) {
    // Another school took the same address between our look and our write.
    if (isUniqueViolation(error)) return refused("taken", { slug: after.slug });
    throw error;
  }
}
