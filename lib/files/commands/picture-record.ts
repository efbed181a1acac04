import "server-only";
import { type EditionScope, mayInWhole } from "@/lib/access/access";
import { recordKind } from "@/lib/edits/commands/record-edit";
import { db, type Transaction } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { type FormRecord, texts } from "@/lib/platform/form-fields";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { invalidateSchool } from "@/lib/public-pages/commands/invalidate-school";
import type { StoredFile } from "@/prisma/generated/client";
import type { FilePlace } from "@/prisma/generated/enums";
import { placeOf } from "../rules/places";

export type PictureScope = EditionScope<"edit-pictures">;
export type PictureRow = StoredFile & { speaker?: { personId: string } | null };

/** A picture under the names of its form. */
export const pictureFields = (row: StoredFile): FormRecord => ({
  alt: texts(row.alt),
  caption: texts(row.caption),
  decorative: row.decorative,
  credit: row.credit,
  licence: row.licence,
  showsPerson: row.showsPerson,
  agreed: row.agreed,
  focusX: row.focusX,
  focusY: row.focusY,
  order: row.order,
});

const parts = {
  objectKind: "file" as const,
  texts: ["alt", "caption"] as const,
  fields: pictureFields,
};

/** How a picture is recorded: that of a person is about them, and goes with them out of the history. */
export function pictureKind(place: FilePlace, personId: string | null) {
  return recordKind<PictureRow, PictureScope>({
    ...parts,
    ...(personId ? { personOf: () => personId } : {}),
    outdates: (tx, scope) => outdate(tx, scope, place),
  });
}

async function outdate(tx: Transaction, scope: PictureScope, place: FilePlace): Promise<void> {
  const { of } = placeOf(place);
  // A practice stands on the pages of its school, and of every edition that shows it.
  if (of === "school" || of === "practice") return invalidateSchool(tx, scope);
  if (of !== "organisation")
    return invalidateEdition(tx, scope, place === "edition_wide" ? "listing" : "page");
  const schools = await tx.school.findMany({
    where: { organisationId: scope.organisationId },
    select: { id: true },
  });
  for (const { id } of schools)
    await invalidateSchool(tx, { organisationId: scope.organisationId, schoolId: id });
}

/** What is not of the edition alone needs the rights to edit that. @throws AppError("not-found") */
export async function requirePlace(scope: PictureScope, place: FilePlace): Promise<void> {
  const { of } = placeOf(place);
  const act = of === "school" ? "edit-school" : of === "organisation" ? "edit-organisation" : null;
  if (act && !(await mayInWhole(scope, act))) throw new AppError("not-found");
}

/** Which pictures an edition's desk may touch: those of the edition, its practices, its school and its organisation. */
export const picturesWithin = ({ organisationId, editionId, schoolId }: EditionScope) => ({
  organisationId,
  OR: [
    { editionId },
    { schoolId },
    { practice: { deletedAt: null, editions: { some: { editionId } } } },
    { place: "organisation_mark" as const },
  ],
});

/** A picture that may be touched in an edition. @throws AppError("not-found") */
export async function requirePicture(scope: PictureScope, id: string): Promise<PictureRow> {
  const found = await db().storedFile.findFirst({
    where: { ...picturesWithin(scope), id },
    include: { speaker: { select: { personId: true } } },
  });
  if (!found) throw new AppError("not-found");
  await requirePlace(scope, found.place);
  return found;
}
