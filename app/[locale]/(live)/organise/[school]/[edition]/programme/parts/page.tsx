import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EditionDesk } from "@/components/desk/edition-desk";
import { RoomForms, ThemeForms } from "@/components/programme/desk/theme-and-room-forms";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { getThemesAndRooms } from "@/lib/programme/queries/places";
import { listOutdatedTexts } from "@/lib/translations/queries/translation-gaps";
import { one } from "../../../../_desk/asked";
import { type EditionPageProps, editionGate } from "../../../../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk-programme"))("themes-and-rooms") };
}

export default async function ThemesAndRoomsPage({ params, searchParams }: EditionPageProps) {
  const [{ school, edition }, asked] = await Promise.all([params, searchParams]);
  const scope = await editionGate(school, edition, "edit-themes");
  await editionGate(school, edition, "edit-rooms");
  const draft = await editionGate(school, edition, "view-drafts");
  const [parts, outdated, t] = await Promise.all([
    getThemesAndRooms(draft),
    listOutdatedTexts(draft, ["theme", "room"]),
    getTranslations("desk-programme"),
  ]);
  const shared = { scope, parts, outdated, opened: one(asked.open), text: one(asked.text) };
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="programme">
      <h1>{t("themes-and-rooms")}</h1>
      <ThemeForms {...shared} />
      <RoomForms {...shared} />
    </EditionDesk>
  );
}
