import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { EditionDesk } from "@/components/desk/edition-desk";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { FieldList } from "@/components/forms/desk/field-list";
import { fieldLanguagesOf, fieldTexts } from "@/components/forms/desk/field-texts";
import { breakFields, RemoveBreak } from "@/components/programme/desk/add-break";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { editBreakAction } from "@/lib/programme/actions/programme";
import { getSlotForEditing } from "@/lib/programme/queries/for-editing";
import { getPlaces } from "@/lib/programme/queries/places";
import { listOutdatedTexts } from "@/lib/translations/queries/translation-gaps";
import { notThere } from "../../../../../../_not-there";
import { editionGate, found } from "../../../../../_desk/gate";

interface Props {
  params: Promise<{ school: string; edition: string; slot: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.programme") };
}

export default async function BreakPage({ params }: Props) {
  const { school, edition, slot } = await params;
  const scope = await editionGate(school, edition, "edit-slots");
  const draft = await editionGate(school, edition, "view-drafts");
  const [form, places, outdated, t, fieldLanguages, language] = await Promise.all([
    found(slot, (id) => getSlotForEditing(draft, id)),
    getPlaces(draft),
    listOutdatedTexts(draft, ["slot"]),
    fieldTexts("break"),
    fieldLanguagesOf(scope.languages),
    getLocale(),
  ]);
  if (form.kind === "session") return notThere("desk");
  const hidden = { school, edition, slot: form.id, version: form.version };
  const back = `/${language}/organise/${school}/${edition}/programme`;
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="programme">
      <h1>{t("heading")}</h1>
      <DeskForm name="break" action={editBreakAction} hidden={hidden} submit={t("save")} done={t("saved")}>
        <FieldList
          fields={await breakFields(places, language)}
          values={form.fields}
          fieldLanguages={fieldLanguages}
          t={t}
          outdated={outdated.get(slot) ?? []}
        />
      </DeskForm>
      <RemoveBreak hidden={hidden} back={back} />
    </EditionDesk>
  );
}
