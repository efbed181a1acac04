import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EditionDesk } from "@/components/desk/edition-desk";
import { RecapForm } from "@/components/editions/desk/recap-form";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { getRecapForm } from "@/lib/editions/queries/edit-forms";
import { listOutdatedTexts } from "@/lib/translations/queries/translation-gaps";
import { type EditionPageProps, editionGate } from "../../../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.recap") };
}

export default async function RecapPage({ params }: EditionPageProps) {
  const { school, edition } = await params;
  const scope = await editionGate(school, edition, "view-drafts");
  const [form, outdated, desk] = await Promise.all([
    getRecapForm(scope),
    listOutdatedTexts(scope, ["recap"]),
    getTranslations("desk"),
  ]);
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="recap">
      <h1>{desk("menu.recap")}</h1>
      <RecapForm scope={scope} form={form} outdated={outdated.get(scope.editionId) ?? []} />
    </EditionDesk>
  );
}
