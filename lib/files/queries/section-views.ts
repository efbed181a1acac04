import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { reading } from "@/lib/platform/db/client";
import { asLocalised, localise } from "@/lib/platform/i18n/localised";
import { privateAddressOf } from "../rules/addresses";
import { DESK_VIEW, missingFor } from "../rules/places";

/** The pictures of an edition's sections as the desk alone sees them, told or not, published or not. */
export async function listSectionViews(scope: EditionScope<"view-drafts">, locale: string) {
  const { organisationId, editionId, languages } = scope;
  return reading(async (db) => {
    const rows = await db.storedFile.findMany({
      where: { organisationId, editionId, place: "section_picture" },
      include: { copies: { where: { cut: DESK_VIEW.name }, take: 1 } },
      orderBy: [{ order: "asc" }, { id: "asc" }],
    });
    const now = new Date();
    return rows.flatMap(({ copies: [copy], ...row }) => {
      const { id, sectionId, alt, caption, credit } = row;
      return copy
        ? [
            {
              ...{ id, sectionId, credit, href: privateAddressOf(copy, now) },
              ...{ width: copy.width, height: copy.height },
              alt: localise(alt, locale, languages),
              caption: localise(caption, locale, languages),
              /** Why readers do not see it yet. */
              missing: missingFor({ ...row, alt: asLocalised(alt) }),
            },
          ]
        : [];
    });
  });
}
export type SectionView = Awaited<ReturnType<typeof listSectionViews>>[number];
