import "server-only";
import { recordChange } from "@/lib/edits/commands/record-edit";
import { db, type Transaction, transaction } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { type PictureRefusal, readPicture } from "@/lib/platform/pictures/make";
import { oneAtATime } from "@/lib/platform/pictures/queue";
import { done, type Result, refused } from "@/lib/platform/result";
import { type Owned, ownedBy, placeOf } from "../rules/places";
import type { NewPicture } from "../schema";
import { dropBytesSoon } from "./drop-bytes";
import { type PictureScope, pictureKind, requirePlace } from "./picture-record";
import { lockFiles, Refusal, refusalOf, requireRoom } from "./room";
import { insertCopies, makeSizes, originalCopy, withBytes } from "./store-copies";

/** Pictures of one gallery. */
const MOST_IN_GALLERY = 60;
const MIDDLE = { x: 50, y: 50 };
/** Of a portrait the face is rather at the top. */
const FACE = { x: 50, y: 38 };

/** The columns of a row that say what it belongs to. */
type Owner = Partial<Record<"editionId" | "schoolId" | `${Owned}Id`, string>>;

/**
 * Takes a picture for a place, in all its sizes; one that stood there is gone with this. Nobody but the desk sees it until
 * somebody said what it shows.
 */
export async function addPicture(
  scope: PictureScope,
  input: NewPicture,
): Promise<Result<{ fileId: string }, PictureRefusal | "full" | "gallery-full">> {
  const { place } = input.target;
  await requirePlace(scope, place);
  const { owner, personId } = await ownerOf(scope, input);
  if (!input.picture) return refused("no-picture");
  const bytes = input.picture;
  const focus = place === "speaker_face" ? FACE : MIDDLE;
  const made = await oneAtATime(async () => {
    const read = await readPicture(bytes);
    if (!read.ok) return read;
    return done({
      original: read.value,
      copies: [originalCopy(read.value), ...(await makeSizes(read.value, place, focus))],
    });
  });
  if (!made.ok) return made;
  const { original, copies } = made.value;
  const { organisationId } = scope;
  const added = await withBytes(copies, () =>
    transaction(async (tx) => {
      await lockFiles(tx, organisationId);
      const where = { organisationId, place, ...owner };
      const there = await tx.storedFile.count({ where });
      const { many = false, person = false } = placeOf(place);
      if (many && there >= MOST_IN_GALLERY) throw new Refusal("gallery-full", { most: MOST_IN_GALLERY });
      if (!many) await tx.storedFile.deleteMany({ where });
      await requireRoom(
        tx,
        organisationId,
        copies.reduce((sum, { row }) => sum + row.bytes, 0),
      );
      const { id } = await tx.storedFile.create({
        data: {
          ...where,
          width: original.width,
          height: original.height,
          focusX: focus.x,
          focusY: focus.y,
          showsPerson: person || placeOf(place).cuts.every(({ formats }) => formats === "photo"),
          order: many ? await nextOrder(tx, where) : 0,
        },
        select: { id: true },
      });
      await insertCopies(tx, { organisationId, fileId: id }, copies);
      await recordChange(tx, scope, pictureKind(place, null), null, {
        ...{ act: "add-picture", id, after: { place } },
        ...(personId ? { personId } : {}),
      });
      return done({ fileId: id });
    }),
  ).catch(refusalOf);
  await dropBytesSoon();
  return added;
}

/** Which record a picture belongs to; a speaker, a host or a session of another edition is not there. */
async function ownerOf(
  { organisationId, editionId, schoolId }: PictureScope,
  { target: { place, owner: id } }: NewPicture,
): Promise<{ owner: Owner; personId: string | null }> {
  const owned = ownedBy(place);
  if ((owned === null) !== (id === null)) throw new AppError("not-found");
  if (owned !== null && id !== null) {
    const found = await FIND[owned]({ organisationId, editionId }, id);
    if (!found) throw new AppError("not-found");
    return {
      // A practice is its school's: it goes on when the edition ends.
      owner: { ...(owned === "practice" ? {} : { editionId }), [`${owned}Id`]: id },
      personId: found.personId ?? null,
    };
  }
  const { of } = placeOf(place);
  return { owner: of === "edition" ? { editionId } : of === "school" ? { schoolId } : {}, personId: null };
}

type Found = { id: string; personId?: string } | null;

/** How each kind of record is found in an edition. */
const FIND: Record<
  Owned,
  (edition: { organisationId: string; editionId: string }, id: string) => Promise<Found>
> = {
  speaker: (edition, id) =>
    db().speaker.findFirst({ where: { ...edition, id }, select: { id: true, personId: true } }),
  host: (edition, id) => db().host.findFirst({ where: { ...edition, id }, select: { id: true } }),
  room: (edition, id) => db().room.findFirst({ where: { ...edition, id }, select: { id: true } }),
  section: (edition, id) =>
    db().pageSection.findFirst({ where: { ...edition, id, kind: "picture" }, select: { id: true } }),
  venue: (edition, id) =>
    db().venue.findFirst({ where: { ...edition, id, deletedAt: null }, select: { id: true } }),
  session: (edition, id) =>
    db().session.findFirst({ where: { ...edition, id, deletedAt: null }, select: { id: true } }),
  practice: ({ organisationId, editionId }, id) =>
    db().practice.findFirst({
      where: { organisationId, id, deletedAt: null, editions: { some: { editionId } } },
      select: { id: true },
    }),
};

async function nextOrder(tx: Transaction, where: object): Promise<number> {
  const { _max } = await tx.storedFile.aggregate({ where, _max: { order: true } });
  return (_max.order ?? 0) + 1;
}
