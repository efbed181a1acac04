import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EditionDesk } from "@/components/desk/edition-desk";
import { MaterialsBody } from "@/components/materials/desk/materials-body";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { getDeskMaterials } from "@/lib/materials/queries/materials";
import { listOutdatedTexts } from "@/lib/translations/queries/translation-gaps";
import { one } from "../../../_desk/asked";
import { type EditionPageProps, editionGate } from "../../../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.materials") };
}

export default async function MaterialsPage({ params, searchParams }: EditionPageProps) {
  const [{ locale, school, edition }, asked] = await Promise.all([params, searchParams]);
  const scope = await editionGate(school, edition, "view-drafts");
  const [read, outdated, desk] = await Promise.all([
    getDeskMaterials(scope, locale),
    listOutdatedTexts(scope, ["material"]),
    getTranslations("desk"),
  ]);
  const refused = one(asked.refused);
  const numbers = Object.fromEntries(Object.entries(asked).map(([key, value]) => [key, one(value) ?? ""]));
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="materials">
      <h1>{desk("menu.materials")}</h1>
      <MaterialsBody
        scope={scope}
        read={read}
        outdated={outdated}
        opened={one(asked.open)}
        session={one(asked.session)}
        refused={refused ? { reason: refused, detail: numbers } : null}
      />
    </EditionDesk>
  );
}
