import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { getEditionForms } from "@/lib/editions/queries/edit-forms";
import { countTranslationGaps, listOutdatedTexts } from "@/lib/translations/queries/translation-gaps";
import { EditionDesk } from "../../../_desk/edition-desk";
import { type EditionPageProps, editionGate } from "../../../_desk/gate";
import { fieldLanguagesOf, one } from "../../../_desk/texts";
import { PartForms } from "./_parts";
import { PublishForms } from "./_publish";
import { PAGE_PARTS, PageSummary, PageTabs } from "./_sections";
import { PlaceForm, TextsForm, WindowForm } from "./_texts";
import { Translations } from "./_translations";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.page") };
}

/** The kinds of record whose texts are edited here. */
const KINDS = ["edition", "edition-day", "access-item", "question"];

export default async function EditionPagePage({ params, searchParams }: EditionPageProps) {
  const [{ school, edition }, asked] = await Promise.all([params, searchParams]);
  const scope = await editionGate(school, edition, "view-drafts");
  const [forms, outdated, gaps, desk, fieldLanguages, language] = await Promise.all([
    getEditionForms(scope),
    listOutdatedTexts(scope, KINDS),
    countTranslationGaps(scope),
    getTranslations("desk"),
    fieldLanguagesOf(scope.languages),
    getLocale(),
  ]);
  const base = `/${language}/organise/${school}/${edition}`;
  const part = PAGE_PARTS.find((key) => key === asked.part) ?? null;
  const shared = { scope, fieldLanguages, outdated };
  return (
    <EditionDesk scope={scope} current="page">
      <h1>{desk("menu.page")}</h1>
      <PageTabs current={part} base={`${base}/page`} text={one(asked.text)} gaps={gaps} />
      {part === null ? <PageSummary scope={scope} forms={forms} gaps={gaps} base={`${base}/page`} /> : null}
      {part === "texts" ? <TextsForm {...shared} form={forms.texts} /> : null}
      {part === "place" ? <PlaceForm {...shared} form={forms.place} /> : null}
      {part === "registration" ? <WindowForm scope={scope} form={forms.window} /> : null}
      {part === "publish" ? (
        <PublishForms scope={scope} forms={forms} fieldLanguages={fieldLanguages} />
      ) : null}
      {part === "translations" ? (
        <Translations scope={scope} gaps={gaps} asked={one(asked.text)} base={base} />
      ) : null}
      {part === "days" || part === "hosts" || part === "access" || part === "questions" ? (
        <PartForms {...shared} forms={forms} part={part} opened={one(asked.open)} />
      ) : null}
    </EditionDesk>
  );
}
