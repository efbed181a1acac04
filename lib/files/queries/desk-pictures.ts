import "server-only";
import { type EditionScope, mayInWhole } from "@/lib/access/access";
import { reading } from "@/lib/platform/db/client";
import { settings } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { type FilledForm, filledForm } from "@/lib/platform/form-fields";
import { asLocalised } from "@/lib/platform/i18n/localised";
import type { FilePlace } from "@/prisma/generated/enums";
import { pictureFields, picturesWithin } from "../commands/picture-record";
import { usedBytes } from "../commands/room";
import { privateAddressOf } from "../rules/addresses";
import { DESK_VIEW, missingFor, type Owned, ownedBy, PLACE_NAMES } from "../rules/places";
import { targetOf } from "../schema";
import { listOwners, sectionName, titleOf, venueName } from "./picture-owners";

/** What stands in a list of pictures at the desk. */
export interface DeskPicture {
  id: string;
  place: FilePlace;
  /** Whose face or logo; of which session, practice or room. */
  owner: string | null;
  missing: ReturnType<typeof missingFor>;
  shown: { href: string; width: number; height: number } | null;
  width: number;
  height: number;
}

const WITH = {
  speaker: { select: { fullName: true } },
  host: { select: { name: true } },
  session: { select: { title: true } },
  practice: { select: { title: true } },
  room: { select: { name: true } },
  venue: { select: { name: true, address: true } },
  section: { select: { content: true } },
  copies: { where: { cut: DESK_VIEW.name } },
} as const;

/** Where one more picture may stand. */
type Target = { target: string; place: FilePlace; owner: string | null };

type Scope = EditionScope<"view-drafts"> | EditionScope<"edit-pictures">;

/** The pictures of an edition, of its school and its organisation, where one more may stand, and what all of them take. */
export async function getDeskPictures(scope: Scope, locale: string) {
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
    const owners = await listOwners(db, { organisationId, editionId }, [locale, ...scope.languages]);
    const now = new Date();
    const places = PLACE_NAMES.filter(
      (place) => (place !== "school_wide" || ofSchool) && (place !== "organisation_mark" || ofOrganisation),
    );
    return {
      pictures: rows.map((row) => listed(row, now, [locale, ...scope.languages])),
      targets: places.flatMap((place): Target[] => {
        const owned = ownedBy(place);
        if (!owned) return [{ target: targetOf(place, null), place, owner: null }];
        return owners[owned].map(({ id, name }) => ({ target: targetOf(place, id), place, owner: name }));
      }),
      used: megabytes(await usedBytes(db, organisationId)),
      most: megabytes(settings().storagePerOrganisation),
    };
  });
}

const megabytes = (bytes: number) => Math.ceil(bytes / 100_000) / 10;

interface Row extends Owners {
  id: string;
  place: FilePlace;
  width: number;
  height: number;
  alt: unknown;
  decorative: boolean;
  showsPerson: boolean;
  agreed: boolean;
  copies: Array<{ hash: string; cut: string; format: string; width: number; height: number }>;
}

type Owners = {
  speaker: { fullName: string } | null;
  host: { name: string } | null;
  room: { name: string } | null;
  venue: { name: unknown; address: unknown } | null;
  section: { content: unknown } | null;
  session: { title: unknown } | null;
  practice: { title: unknown } | null;
};

const OWNER_NAMES: Record<Owned, (row: Owners, languages: readonly string[]) => string | undefined> = {
  speaker: ({ speaker }) => speaker?.fullName,
  host: ({ host }) => host?.name,
  room: ({ room }) => room?.name,
  section: ({ section }, languages) => (section ? sectionName(section, languages) : undefined),
  venue: ({ venue }, languages) => (venue ? venueName(venue, languages) : undefined),
  session: ({ session }, languages) => titleOf(session?.title, languages),
  practice: ({ practice }, languages) => titleOf(practice?.title, languages),
};

function listed(row: Row, now: Date, languages: readonly string[]): DeskPicture {
  const [shown] = row.copies;
  const owned = ownedBy(row.place);
  return {
    id: row.id,
    place: row.place,
    owner: (owned && OWNER_NAMES[owned](row, languages)) ?? null,
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
  locale: string,
): Promise<DeskPicture & { form: FilledForm }> {
  return reading(async (db) => {
    const row = await db.storedFile.findFirst({ where: { ...picturesWithin(scope), id }, include: WITH });
    if (!row) throw new AppError("not-found");
    return {
      ...listed(row, new Date(), [locale, ...scope.languages]),
      form: filledForm(row.version, pictureFields(row)),
    };
  });
}
