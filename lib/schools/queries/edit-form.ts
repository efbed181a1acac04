import "server-only";
import type { SchoolScope } from "@/lib/access/access";
import { reading } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { type FilledForm, filledForm } from "@/lib/platform/form-fields";
import { schoolFields } from "../rules";

/** The school for its settings form. */
export async function getSchoolForm(
  scope: SchoolScope<"edit-school">,
): Promise<FilledForm & { title: unknown }> {
  return reading(async (db) => {
    const row = await db.school.findFirst({
      where: { organisationId: scope.organisationId, id: scope.schoolId, deletedAt: null },
    });
    if (!row) throw new AppError("not-found");
    const { slug, kind, recurring, title, summary, description } = row;
    return {
      ...filledForm(row.version, schoolFields({ slug, kind, recurring, title, summary, description })),
      title,
    };
  });
}
