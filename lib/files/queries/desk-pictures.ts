import "server-only";
import { type EditionScope, mayInWhole } from "@/lib/access/access";
import { reading } from "@/lib/platform/db/client";
import { settings } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { type FilledForm, filledForm } from "@/lib/platform/form-fields";
import { asLocalised } from "@/lib/platform/i18n/localised";
import type { FilePlace } from "@/prisma/generated/enums";
import { pictureFields, picturesWithin } from "../commands/picture-record";
import { privateAddressOf } from "../rules/addresses";
import { DESK_VIEW, missingFor, PLACE_NAMES } from "../rules/places";
import { targetOf } from "../schema";

/** What stands in a list of pictures at the desk. */
export interface DeskPicture {
  id: string;
  place: FilePlace;
  /** Whose face or logo. */
  owner: string | null;
  missing: ReturnType<typeof missingFor>;
  shown: { href: string; width: number; height: number } | null;
  width: number;
  height: number;
}

const WITH = {
  speaker: { select: { fullName: true } },
  host: { select: { name: true } },
  copies: { where: { cut: DESK_VIEW.name } },
} as const;

/** Where one more picture may stand. */
type Target = { target: string; place: FilePlace; owner: string | null };

type Scope = EditionScope<"view-drafts"> | EditionScope<"edit-pictures">;

/** The pictures of an edition, of its school and its organisation, where one more may stand, and what all of them take. */
export async function getDeskPictures(scope: Scope) {
  const { organisationId, editionId } = scope;
  const [ofSchool, ofOrganisation] = await Promise.all([
    mayInWhole(scope, "edit-school"),
    mayInWhole(scope, "edit-organisation"),
  ]);
  return reading(async (db) => {
    const rows = await db.storedFile.findMany({
      where: picturesWithin(scope),
      include: WITH,
      orderBy: [{ place: "asc" }, { order: "asc" }, { id: "asc" }],
    });
    const edition = { organisationId, editionId };
    const speakers = await db.speaker.findMany({
      where: edition,
      select: { id: true, fullName: true },
      orderBy: [{ sortKey: "asc" }, { number: "asc" }],
    });
    const hosts = await db.host.findMany({
      where: edition,
      select: { id: true, name: true },
      orderBy: { order: "asc" },
    });
    const { _sum } = await db.fileCopy.aggregate({ where: { organisationId }, _sum: { bytes: true } });
    const now = new Date();
    const places = PLACE_NAMES.filter(
      (place) => (place !== "school_wide" || ofSchool) && (place !== "organisation_mark" || ofOrganisation),
    );
    return {
      pictures: rows.map((row) => listed(row, now)),
      targets: places.flatMap((place): Target[] => {
        if (place === "speaker_face")
          return speakers.map(({ id, fullName }) => ({
            target: targetOf(place, id),
            place,
            owner: fullName,
          }));
        if (place === "host_logo")
          return hosts.map(({ id, name }) => ({ target: targetOf(place, id), place, owner: name }));
        return [{ target: targetOf(place, null), place, owner: null }];
      }),
      used: megabytes(_sum.bytes ?? 0),
      most: megabytes(settings().storagePerOrganisation),
    };
  });
}

const megabytes = (bytes: number) => Math.ceil(bytes / 100_000) / 10;

interface Row {
  id: string;
  place: FilePlace;
  width: number;
  height: number;
  alt: unknown;
  decorative: boolean;
  showsPerson: boolean;
  agreed: boolean;
  speaker: { fullName: string } | null;
  host: { name: string } | null;
  copies: Array<{ hash: string; cut: string; format: string; width: number; height: number }>;
}

function listed(row: Row, now: Date): DeskPicture {
  const [shown] = row.copies;
  return {
    id: row.id,
    place: row.place,
    owner: row.speaker?.fullName ?? row.host?.name ?? null,
    missing: missingFor({ ...row, alt: asLocalised(row.alt) }),
    shown: shown ? { href: privateAddressOf(shown, now), width: shown.width, height: shown.height } : null,
    width: row.width,
    height: row.height,
  };
}

/** One picture with its form. @throws AppError("not-found") */
export async function getDeskPicture(
  scope: EditionScope<"edit-pictures">,
  id: string,
): Promise<DeskPicture & { form: FilledForm }> {
  return reading(async (db) => {
    const row = await db.storedFile.findFirst({ where: { ...picturesWithin(scope), id }, include: WITH });
    if (!row) throw new AppError("not-found");
    return { ...listed(row, new Date()), form: filledForm(row.version, pictureFields(row)) };
  });
}
