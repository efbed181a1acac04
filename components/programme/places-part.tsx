import { getTranslations } from "next-intl/server";
import { LivePart } from "@/components/ui/live-part";
import type { Programme } from "@/lib/agenda/queries/public-programme";
import { isSettled } from "@/lib/editions/rules/phases";
import { PlaceLabels } from "./live/place-labels";

/** On a page of the programme: the labels of sessions with places learn what is left. Where one signs up for nothing, nothing is asked. */
export async function PlacesPart({ programme: { head, sessions } }: { programme: Programme }) {
  if (isSettled(head.phase) || !sessions.some(({ signsUp }) => signsUp)) return null;
  const t = await getTranslations("public.places");
  return (
    <LivePart
      name="PlaceLabels"
      part={PlaceLabels}
      given={{
        file: `/schools/${head.schoolSlug}/${head.editionSlug}/places.json`,
        words: { few: t("few"), full: t("full") },
      }}
    />
  );
}
