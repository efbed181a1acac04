import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { EditionDesk } from "@/components/desk/edition-desk";
import { drawViews } from "@/components/files/desk/section-views";
import { MaterialList } from "@/components/materials/material-list";
import { PreviewSections } from "@/components/sections/desk/preview-sections";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { listSectionViews } from "@/lib/files/queries/section-views";
import { getDeskMaterials } from "@/lib/materials/queries/materials";
import { isOfPage } from "@/lib/materials/rules/fields";
import { findPreview } from "@/lib/sections/queries/sections";
import { notThere } from "../../../../../_not-there";
import { askedVersion, one } from "../../../../_desk/asked";
import { type EditionPageProps, editionGate } from "../../../../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sections"))("desk.preview-of") };
}

/** The sections of the page as they are written, or as they were published once. */
export default async function SectionsPreviewPage({ params, searchParams }: EditionPageProps) {
  const [{ school, edition }, asked] = await Promise.all([params, searchParams]);
  const scope = await editionGate(school, edition, "view-drafts");
  const reader = await getLocale();
  const [sections, { materials }, views, t] = await Promise.all([
    findPreview(scope, askedVersion(asked.version)),
    getDeskMaterials(scope, one(asked.language) ?? reader),
    listSectionViews(scope, one(asked.language) ?? reader),
    getTranslations("desk-pictures"),
  ]);
  if (!sections) return notThere("desk");
  const page = `/${reader}/organise/${school}/${edition}/page`;
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="page">
      <PreviewSections
        sections={sections}
        languages={scope.languages}
        asked={{ language: one(asked.language), width: one(asked.width), version: one(asked.version) }}
        own={`${page}/preview`}
        back={`${page}?part=sections`}
        reader={reader}
        pictures={drawViews(views, {
          ...{ language: reader, none: t("none") },
          missing: { alt: t("missing.alt"), agreed: t("missing.agreed") },
        })}
        documents={<MaterialList materials={materials.filter(isOfPage)} />}
      />
    </EditionDesk>
  );
}
