import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { previewRelease } from "@/lib/releases/queries/preview-release";
import { EditionDesk } from "../../../_desk/edition-desk";
import { type EditionPageProps, editionGate } from "../../../_desk/gate";
import { ReleaseBody } from "./_body";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.releases") };
}

export default async function ReleasesPage({ params }: EditionPageProps) {
  const { school, edition } = await params;
  const scope = await editionGate(school, edition, "view-drafts");
  const [preview, desk] = await Promise.all([previewRelease(scope), getTranslations("desk")]);
  return (
    <EditionDesk scope={scope} current="releases">
      <h1>{desk("menu.releases")}</h1>
      <ReleaseBody scope={scope} preview={preview} />
    </EditionDesk>
  );
}
