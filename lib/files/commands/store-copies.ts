import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { isOutage } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/new-id";
import { type MadeCopy, makeCopies, type Original } from "@/lib/platform/pictures/make";
import { storage } from "@/lib/platform/storage/storage";
import type { FilePlace } from "@/prisma/generated/enums";
import { hashOf, ORIGINAL } from "../rules/addresses";
import { DESK_VIEW, placeOf } from "../rules/places";

/** A copy whose bytes are to be stored, with the row it gets. */
interface NewCopy {
  row: {
    id: string;
    hash: string;
    cut: string;
    format: string;
    width: number;
    height: number;
    bytes: number;
  };
  data: Buffer;
}

/** All sizes of a picture for its place. Slow: nothing is locked meanwhile. */
export async function makeSizes(original: Original, place: FilePlace, focus: { x: number; y: number }) {
  const made: NewCopy[] = [];
  for (const cut of [DESK_VIEW, ...placeOf(place).cuts])
    for (const copy of await makeCopies(original, cut, focus)) made.push(newCopy(copy));
  return made;
}

/** What the sizes are made from, to be kept for another focus. */
export const originalCopy = ({ data, width, height }: Original): NewCopy =>
  newCopy({ cut: ORIGINAL, format: "webp", data, width, height });

function newCopy({ data, ...copy }: Omit<MadeCopy, "format"> & { format: string }): NewCopy {
  const id = newId();
  return { row: { ...copy, id, hash: hashOf(id, data), bytes: data.length }, data };
}

/**
 * Stores bytes, then does what makes them belong to somebody. If that fails they are taken away again; if this process is
 * killed in between, the nightly purge finds them.
 */
export async function withBytes<Value>(
  copies: ReadonlyArray<{ row: { hash: string }; data: Buffer }>,
  work: () => Promise<Value>,
): Promise<Value> {
  const files = storage();
  try {
    for (const { row, data } of copies) await files.put(row.hash, data);
    return await work();
  } catch (error) {
    // A line lost at the commit does not tell whether the rows are there: the purge will know.
    if (!isOutage(error)) for (const { row } of copies) await files.remove(row.hash).catch(() => {});
    throw error;
  }
}

/** The rows of stored copies. */
export async function insertCopies(
  tx: Transaction,
  file: { organisationId: string; fileId: string },
  copies: readonly NewCopy[],
): Promise<void> {
  await tx.fileCopy.createMany({ data: copies.map(({ row }) => ({ ...row, ...file })) });
}
