import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { EditionDesk } from "@/components/desk/edition-desk";
import { HistoryLink } from "@/components/desk/history-link";
import { PageBody } from "@/components/editions/desk/page-body";
import { PAGE_KINDS } from "@/components/editions/desk/page-kinds";
import { PAGE_SECTIONS, PageTabs } from "@/components/editions/desk/page-sections";
import { fieldLanguagesOf } from "@/components/forms/desk/field-texts";
import { EditionSections } from "@/components/sections/desk/edition-sections";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { getCancellationNews } from "@/lib/editions/queries/cancellation";
import { getEditionForms } from "@/lib/editions/queries/edit-forms";
import { listNotices } from "@/lib/editions/queries/notices";
import { getSections } from "@/lib/sections/queries/sections";
import { countTranslationGaps, listOutdatedTexts } from "@/lib/translations/queries/translation-gaps";
import { one } from "../../../_desk/asked";
import { type EditionPageProps, editionGate } from "../../../_desk/gate";
import { waitingTexts } from "./_waiting";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.page") };
}

export default async function EditionPagePage({ params, searchParams }: EditionPageProps) {
  const [{ school, edition }, asked] = await Promise.all([params, searchParams]);
  const scope = await editionGate(school, edition, "view-drafts");
  const part = PAGE_SECTIONS.find((key) => key === asked.part) ?? null;
  const [forms, sections, outdated, gaps, news, notices, desk, fieldLanguages, language] = await Promise.all([
    getEditionForms(scope),
    part === "sections" ? getSections(scope) : null,
    listOutdatedTexts(scope, PAGE_KINDS),
    countTranslationGaps(scope),
    part === "publish" ? getCancellationNews(scope) : null,
    part === "notices" ? listNotices(scope) : null,
    getTranslations("desk"),
    fieldLanguagesOf(scope.languages),
    getLocale(),
  ]);
  const base = `/${language}/organise/${school}/${edition}`;
  const [text, opened] = [one(asked.text), one(asked.open)];
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="page">
      <div className="row row--spread">
        <h1>{desk("menu.page")}</h1>
        <HistoryLink scope={scope} object={scope.editionId} />
      </div>
      <PageTabs current={part} base={`${base}/page`} text={text} gaps={gaps} />
      <PageBody
        {...{ scope, part, forms, outdated, gaps, news, notices, fieldLanguages, base }}
        translations={await waitingTexts(scope, part === "translations" ? gaps : [], text)}
        sections={<EditionSections {...{ scope, sections, outdated, opened }} />}
        opened={opened}
      />
    </EditionDesk>
  );
}
