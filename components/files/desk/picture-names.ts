import { getTranslations } from "next-intl/server";
import { optionsOf } from "@/components/forms/desk/field-texts";
import { PLACE_NAMES } from "@/lib/files/rules/places";
import { asLabel } from "@/lib/platform/i18n/as-label";
import type { FilePlace } from "@/prisma/generated/enums";

/** What a picture is called: by its place, and whose it is. */
export async function pictureNames(): Promise<
  (picture: { place: FilePlace; owner: string | null }) => string
> {
  const [options, site] = await Promise.all([optionsOf("place", PLACE_NAMES), getTranslations("site")]);
  const names = new Map(options.map(({ value, label }) => [value, label]));
  return ({ place, owner }) => {
    const name = names.get(place) ?? place;
    return owner ? `${asLabel(site, name)} ${owner}` : name;
  };
}
