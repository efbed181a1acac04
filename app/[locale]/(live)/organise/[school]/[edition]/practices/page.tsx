import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getPracticeForms } from "@/lib/practices/queries/practice-forms";
import { EditionDesk } from "../../../_desk/edition-desk";
import { type EditionPageProps, editionGate } from "../../../_desk/gate";
import { PracticeForms } from "./_forms";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.practices") };
}

export default async function PracticesPage({ params }: EditionPageProps) {
  const { school, edition } = await params;
  const scope = await editionGate(school, edition, "view-drafts");
  const [forms, desk] = await Promise.all([getPracticeForms(scope), getTranslations("desk")]);
  return (
    <EditionDesk scope={scope} current="practices">
      <h1>{desk("menu.practices")}</h1>
      <PracticeForms scope={scope} forms={forms} />
    </EditionDesk>
  );
}
