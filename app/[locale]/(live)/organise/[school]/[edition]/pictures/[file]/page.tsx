import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EditionDesk } from "@/components/desk/edition-desk";
import { PictureBody } from "@/components/files/desk/picture-body";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { getDeskPicture } from "@/lib/files/queries/desk-pictures";
import { listOutdatedTexts } from "@/lib/translations/queries/translation-gaps";
import { type EditionPageProps, editionGate, found } from "../../../../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.pictures") };
}

type Props = Omit<EditionPageProps, "params"> & {
  params: Promise<{ locale: string; school: string; edition: string; file: string }>;
};

export default async function PicturePage({ params }: Props) {
  const { locale, school, edition, file } = await params;
  const scope = await editionGate(school, edition, "edit-pictures");
  const picture = await found(file, (id) => getDeskPicture(scope, id, locale));
  const outdated = (await listOutdatedTexts(scope, ["file"])).get(picture.id) ?? [];
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="pictures">
      <PictureBody scope={scope} picture={picture} outdated={outdated} />
    </EditionDesk>
  );
}
