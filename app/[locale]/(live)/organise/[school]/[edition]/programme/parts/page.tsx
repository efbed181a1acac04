import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getBoard } from "@/lib/programme/queries/board";
import { EditionDesk } from "../../../../_desk/edition-desk";
import { type EditionPageProps, editionGate } from "../../../../_desk/gate";
import { RoomForms, ThemeForms } from "./_forms";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk-programme"))("themes-and-rooms") };
}

export default async function PartsPage({ params }: EditionPageProps) {
  const { school, edition } = await params;
  const scope = await editionGate(school, edition, "edit-programme");
  const draft = await editionGate(school, edition, "view-drafts");
  const [board, t] = await Promise.all([getBoard(draft), getTranslations("desk-programme")]);
  return (
    <EditionDesk scope={scope} current="programme">
      <h1>{t("themes-and-rooms")}</h1>
      <ThemeForms scope={scope} board={board} />
      <RoomForms scope={scope} board={board} />
    </EditionDesk>
  );
}
