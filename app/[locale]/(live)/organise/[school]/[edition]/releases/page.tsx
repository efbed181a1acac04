import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EditionDesk } from "@/components/desk/edition-desk";
import { Later } from "@/components/releases/desk/later";
import { ReleaseBody } from "@/components/releases/desk/releases-body";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { findPlannedRelease } from "@/lib/releases/queries/planned-release";
import { previewRelease, SHOWN_OF_A_RELEASE } from "@/lib/releases/queries/preview-release";
import { type EditionPageProps, editionGate } from "../../../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.releases") };
}

export default async function ReleasesPage({ params, searchParams }: EditionPageProps) {
  const [{ school, edition }, asked] = await Promise.all([params, searchParams]);
  const scope = await editionGate(school, edition, "view-drafts");
  const [preview, planned, desk, t] = await Promise.all([
    previewRelease(scope, asked.shown === "all" ? Number.POSITIVE_INFINITY : SHOWN_OF_A_RELEASE),
    findPlannedRelease(scope),
    getTranslations("desk"),
    getTranslations("desk-programme.release"),
  ]);
  const name = t("version", { number: `${(preview.latest?.number ?? 0) + 1}.0` });
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="releases">
      <h1>{desk("menu.releases")}</h1>
      <ReleaseBody
        scope={scope}
        preview={preview}
        later={<Later scope={scope} planned={planned} name={name} />}
      />
    </EditionDesk>
  );
}
