import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getEditionForms } from "@/lib/schools/queries/edit-forms";
import { EditionDesk } from "../../../_desk/edition-desk";
import { type EditionPageProps, editionGate } from "../../../_desk/gate";
import { tonguesOf } from "../../../_desk/texts";
import { PartsForms } from "./_parts";
import { PublishForms } from "./_publish";
import { PlaceForm, TextsForm, WindowForm } from "./_texts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.page") };
}

export default async function EditionPagePage({ params }: EditionPageProps) {
  const { school, edition } = await params;
  const scope = await editionGate(school, edition, "view-drafts");
  const [forms, desk, tongues] = await Promise.all([
    getEditionForms(scope),
    getTranslations("desk"),
    tonguesOf(scope.languages),
  ]);
  return (
    <EditionDesk scope={scope} current="page">
      <h1>{desk("menu.page")}</h1>
      <PublishForms scope={scope} forms={forms} tongues={tongues} />
      <TextsForm scope={scope} form={forms.texts} tongues={tongues} />
      <PlaceForm scope={scope} form={forms.place} tongues={tongues} />
      <WindowForm scope={scope} form={forms.window} />
      <PartsForms scope={scope} forms={forms} tongues={tongues} />
    </EditionDesk>
  );
}
