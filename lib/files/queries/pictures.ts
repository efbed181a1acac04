import "server-only";
import type { Reader } from "@/lib/platform/db/client";
import { type LocalisedText, localise } from "@/lib/platform/i18n/localised";
import type { Prisma } from "@/prisma/generated/client";
import type { FilePlace } from "@/prisma/generated/enums";
import { addressOf, type Format, isFormat, ORIGINAL } from "../rules/addresses";
import { DESK_VIEW } from "../rules/places";

/** One size of a picture in one format, as a page names it. */
export interface PictureCopy {
  cut: string;
  format: Format;
  width: number;
  height: number;
  href: string;
}

/** A picture as pages show it. */
export interface Picture {
  id: string;
  place: FilePlace;
  /** What it shows, in the reader's language or another; null: it says nothing that the page does not. */
  alt: LocalisedText | null;
  credit: string;
  licence: string;
  speakerId: string | null;
  hostId: string | null;
  sessionId: string | null;
  practiceId: string | null;
  roomId: string | null;
  venueId: string | null;
  sectionId: string | null;
  /** What is said under it; null: nothing. */
  caption: LocalisedText | null;
  copies: PictureCopy[];
}

const COPIES = { cut: true, format: true, width: true, height: true, hash: true, bytes: true } as const;

/** The pictures that everybody may see, in their order: texts in the reader's language where there are some. */
export async function readPictures(
  reader: Reader,
  where: Prisma.StoredFileWhereInput,
  { locale, fallback }: { locale: string; fallback: readonly string[] },
): Promise<Picture[]> {
  const rows = await reader.storedFile.findMany({
    where: { AND: [where, { visibility: "public" }] },
    orderBy: [{ order: "asc" }, { id: "asc" }],
    include: {
      copies: {
        select: COPIES,
        where: { cut: { notIn: [ORIGINAL, DESK_VIEW.name] } },
        orderBy: { width: "asc" },
      },
    },
  });
  return rows.map((row) => ({
    id: row.id,
    place: row.place,
    alt: row.decorative ? null : localise(row.alt, locale, fallback),
    credit: row.credit,
    licence: row.licence,
    speakerId: row.speakerId,
    hostId: row.hostId,
    sessionId: row.sessionId,
    practiceId: row.practiceId,
    roomId: row.roomId,
    venueId: row.venueId,
    sectionId: row.sectionId,
    caption: localise(row.caption, locale, fallback),
    copies: row.copies.flatMap(({ format, ...copy }) =>
      isFormat(format)
        ? [
            {
              cut: copy.cut,
              format,
              width: copy.width,
              height: copy.height,
              href: addressOf({ ...copy, format }),
            },
          ]
        : [],
    ),
  }));
}
