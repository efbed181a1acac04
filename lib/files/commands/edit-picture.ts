import "server-only";
import { buffer } from "node:stream/consumers";
import { recordEdit } from "@/lib/edits/commands/record-edit";
import { db, transaction } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import type { Original } from "@/lib/platform/pictures/make";
import { oneAtATime } from "@/lib/platform/pictures/queue";
import type { Result } from "@/lib/platform/result";
import { storage } from "@/lib/platform/storage/storage";
import { ORIGINAL } from "../rules/addresses";
import { missingFor, placeOf } from "../rules/places";
import type { PictureEdit, PictureRemoval } from "../schema";
import { dropBytesSoon } from "./drop-bytes";
import { type PictureScope, pictureKind, requirePicture } from "./picture-record";
import { insertCopies, makeSizes, withBytes } from "./store-copies";

/**
 * Saves what a picture shows and whose it is. Everybody sees it as soon as nothing is missing, and no longer when something is.
 * With another focus it is cut anew: its sizes get new addresses, so no browser shows the old ones.
 */
export async function editPicture(
  scope: PictureScope,
  input: PictureEdit,
): Promise<Result<unknown, "conflict">> {
  const { fileId: id, version, decorative, credit, licence, agreed, focusX, focusY } = input;
  const before = await requirePicture(scope, id);
  const { place } = before;
  const { organisationId } = scope;
  const showsPerson = placeOf(place).person ?? input.showsPerson;
  const alt = decorative ? {} : input.alt;
  const said = { alt, decorative, credit, licence, showsPerson, agreed, focusX, focusY };
  const after = {
    ...said,
    visibility: missingFor(said).length === 0 ? ("public" as const) : ("private" as const),
    ...(placeOf(place).many && input.caption ? { caption: input.caption } : {}),
    ...(input.order === undefined ? {} : { order: input.order }),
  };
  const moved = focusX !== before.focusX || focusY !== before.focusY;
  const copies =
    moved && before.version === version
      ? await oneAtATime(async () =>
          makeSizes(await readOriginal(organisationId, id), place, { x: focusX, y: focusY }),
        )
      : [];
  const edited = await withBytes(copies, () =>
    transaction((tx) =>
      recordEdit(tx, scope, pictureKind(place, before.speaker?.personId ?? null), {
        ...{ act: "edit-picture", id, version, after },
        read: () => tx.storedFile.findFirst({ where: { organisationId, id } }),
        write: () =>
          tx.storedFile.updateMany({
            where: { organisationId, id, version },
            data: { ...after, version: { increment: 1 } },
          }),
        also: async () => {
          if (copies.length === 0) return;
          await tx.fileCopy.deleteMany({ where: { organisationId, fileId: id, cut: { not: ORIGINAL } } });
          await insertCopies(tx, { organisationId, fileId: id }, copies);
        },
      }),
    ),
  );
  // Another one was faster: what was made for this one belongs to nobody.
  if (!edited.ok)
    for (const { row } of copies)
      await storage()
        .remove(row.hash)
        .catch(() => {});
  await dropBytesSoon();
  return edited;
}

async function readOriginal(organisationId: string, fileId: string): Promise<Original> {
  const copy = await db().fileCopy.findFirst({ where: { organisationId, fileId, cut: ORIGINAL } });
  const found = copy && (await storage().read(copy.hash));
  if (!found) throw new AppError("not-found");
  return { data: await buffer(found.stream), width: copy.width, height: copy.height };
}

/** Takes a picture away in every size, at once. */
export async function removePicture(
  scope: PictureScope,
  { fileId: id, version }: PictureRemoval,
): Promise<Result<unknown, "conflict">> {
  const { place, speaker } = await requirePicture(scope, id);
  const { organisationId } = scope;
  const removed = await transaction((tx) =>
    recordEdit(tx, scope, pictureKind(place, speaker?.personId ?? null), {
      ...{ act: "remove-picture", id, version, after: "removed" },
      read: () => tx.storedFile.findFirst({ where: { organisationId, id } }),
      write: () => tx.storedFile.deleteMany({ where: { organisationId, id, version } }),
    }),
  );
  await dropBytesSoon();
  return removed;
}
