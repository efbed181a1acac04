import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EditionDesk } from "@/components/desk/edition-desk";
import { UndoTimeForm } from "@/components/participants/desk/undo-time-form";
import { CategoryForms, QuotaForms } from "@/components/places/desk/place-forms";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { getUndoTime } from "@/lib/participants/queries/undo-time";
import { getPlaces } from "@/lib/places/queries/place-forms";
import { listOutdatedTexts } from "@/lib/translations/queries/translation-gaps";
import { one } from "../../../_desk/asked";
import { type EditionPageProps, editionGate } from "../../../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.settings") };
}

export default async function PlacesPage({ params, searchParams }: EditionPageProps) {
  const [{ school, edition }, asked] = await Promise.all([params, searchParams]);
  const scope = await editionGate(school, edition, "view-drafts");
  const [places, undoTime, outdated, desk] = await Promise.all([
    getPlaces(scope),
    getUndoTime(scope),
    listOutdatedTexts(scope, ["category", "quota"]),
    getTranslations("desk"),
  ]);
  const shared = { scope, places, outdated, opened: one(asked.open) };
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="settings">
      <h1>{desk("menu.settings")}</h1>
      <QuotaForms {...shared} />
      <CategoryForms {...shared} />
      <UndoTimeForm scope={scope} undoTime={undoTime} />
    </EditionDesk>
  );
}
