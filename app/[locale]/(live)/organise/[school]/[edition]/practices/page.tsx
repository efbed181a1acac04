import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EditionDesk } from "@/components/desk/edition-desk";
import { ListHeading } from "@/components/desk/list-heading";
import { PracticeForms } from "@/components/practices/desk/practice-forms";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { getPracticeForms } from "@/lib/practices/queries/practice-forms";
import { listOutdatedTexts } from "@/lib/translations/queries/translation-gaps";
import { one } from "../../../_desk/asked";
import { type EditionPageProps, editionGate } from "../../../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.practices") };
}

export default async function PracticesPage({ params, searchParams }: EditionPageProps) {
  const [{ school, edition }, asked] = await Promise.all([params, searchParams]);
  const scope = await editionGate(school, edition, "view-drafts");
  const [forms, outdated, desk] = await Promise.all([
    getPracticeForms(scope),
    listOutdatedTexts(scope, ["practice"]),
    getTranslations("desk"),
  ]);
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="practices">
      <ListHeading
        title={desk("menu.practices")}
        scope={scope}
        page="practices"
        act="export-lists"
        asked={{}}
        count={forms.practices.length}
      />
      <PracticeForms
        scope={scope}
        forms={forms}
        outdated={outdated}
        opened={one(asked.open)}
        text={one(asked.text)}
      />
    </EditionDesk>
  );
}
