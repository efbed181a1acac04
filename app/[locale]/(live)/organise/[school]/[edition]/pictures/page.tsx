import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EditionDesk } from "@/components/desk/edition-desk";
import { PicturesBody } from "@/components/files/desk/pictures-body";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { getDeskPictures } from "@/lib/files/queries/desk-pictures";
import { one } from "../../../_desk/asked";
import { type EditionPageProps, editionGate } from "../../../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.pictures") };
}

export default async function PicturesPage({ params, searchParams }: EditionPageProps) {
  const [{ locale, school, edition }, asked] = await Promise.all([params, searchParams]);
  const scope = await editionGate(school, edition, "view-drafts");
  const [read, desk] = await Promise.all([getDeskPictures(scope, locale), getTranslations("desk")]);
  const refused = one(asked.refused);
  const numbers = Object.fromEntries(Object.entries(asked).map(([key, value]) => [key, one(value) ?? ""]));
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="pictures">
      <h1>{desk("menu.pictures")}</h1>
      <PicturesBody
        scope={scope}
        read={read}
        chosen={one(asked.for)}
        refused={refused ? { reason: refused, detail: numbers } : null}
      />
    </EditionDesk>
  );
}
