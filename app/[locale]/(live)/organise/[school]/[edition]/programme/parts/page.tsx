import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getBoard } from "@/lib/programme/queries/board";
import { listOutdatedTexts } from "@/lib/translations/queries/translation-gaps";
import { EditionDesk } from "../../../../_desk/edition-desk";
import { type EditionPageProps, editionGate } from "../../../../_desk/gate";
import { one } from "../../../../_desk/texts";
import { RoomForms, ThemeForms } from "./_forms";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk-programme"))("themes-and-rooms") };
}

export default async function PartsPage({ params, searchParams }: EditionPageProps) {
  const [{ school, edition }, asked] = await Promise.all([params, searchParams]);
  const scope = await editionGate(school, edition, "edit-programme");
  const draft = await editionGate(school, edition, "view-drafts");
  const [board, outdated, t] = await Promise.all([
    getBoard(draft),
    listOutdatedTexts(draft, ["theme", "room"]),
    getTranslations("desk-programme"),
  ]);
  const shared = { scope, board, outdated, opened: one(asked.open), text: one(asked.text) };
  return (
    <EditionDesk scope={scope} current="programme">
      <h1>{t("themes-and-rooms")}</h1>
      <ThemeForms {...shared} />
      <RoomForms {...shared} />
    </EditionDesk>
  );
}
