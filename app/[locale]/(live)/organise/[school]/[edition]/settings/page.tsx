import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getPlaces } from "@/lib/schools/queries/places";
import { EditionDesk } from "../../../_desk/edition-desk";
import { type EditionPageProps, editionGate } from "../../../_desk/gate";
import { CategoryForms, QuotaForms } from "./_forms";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.settings") };
}

export default async function PlacesPage({ params }: EditionPageProps) {
  const { school, edition } = await params;
  const scope = await editionGate(school, edition, "view-drafts");
  const [places, desk] = await Promise.all([getPlaces(scope), getTranslations("desk")]);
  return (
    <EditionDesk scope={scope} current="settings">
      <h1>{desk("menu.settings")}</h1>
      <QuotaForms scope={scope} places={places} />
      <CategoryForms scope={scope} places={places} />
    </EditionDesk>
  );
}
