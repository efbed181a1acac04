import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EditionDesk } from "@/components/desk/edition-desk";
import { ReleaseBody } from "@/components/releases/desk/releases-body";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { previewRelease, SHOWN_OF_A_RELEASE } from "@/lib/releases/queries/preview-release";
import { type EditionPageProps, editionGate } from "../../../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.releases") };
}

export default async function ReleasesPage({ params, searchParams }: EditionPageProps) {
  const [{ school, edition }, asked] = await Promise.all([params, searchParams]);
  const scope = await editionGate(school, edition, "view-drafts");
  const [preview, desk] = await Promise.all([
    previewRelease(scope, asked.shown === "all" ? Number.POSITIVE_INFINITY : SHOWN_OF_A_RELEASE),
    getTranslations("desk"),
  ]);
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="releases">
      <h1>{desk("menu.releases")}</h1>
      <ReleaseBody scope={scope} preview={preview} />
    </EditionDesk>
  );
}
