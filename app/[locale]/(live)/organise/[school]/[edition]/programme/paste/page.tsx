import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { BrowserTexts } from "@/components/desk/browser-texts";
import { EditionDesk } from "@/components/desk/edition-desk";
import { optionsOf } from "@/components/forms/desk/field-texts";
import { PasteForm } from "@/components/programme/desk/paste-form";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { formatLanguage } from "@/lib/platform/dates/format";
import { localise } from "@/lib/platform/i18n/localised";
import { getSessionChoices } from "@/lib/programme/queries/places";
import { SESSION_KINDS } from "@/lib/programme/schema/session";
import { type EditionPageProps, editionGate } from "../../../../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("paste"))("title") };
}

/** A list of sessions is pasted, read, corrected and saved. */
export default async function PastePage({ params }: EditionPageProps) {
  const { school, edition } = await params;
  const scope = await editionGate(school, edition, "import-schedule");
  const draft = await editionGate(school, edition, "view-drafts");
  const [language, t, kinds, choices] = await Promise.all([
    getLocale(),
    getTranslations("paste"),
    optionsOf("session", SESSION_KINDS),
    getSessionChoices(draft),
  ]);
  const themes = choices.themes.map(({ id, number, title }) => ({
    value: id,
    label: `${number} ${localise(title, language, scope.languages)?.text ?? ""}`,
  }));
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="programme">
      <BrowserTexts namespaces={["desk-ui", "field-errors", "paste"]}>
        <h1>{t("title")}</h1>
        <p>{t("lead")}</p>
        <PasteForm
          address={{ school: scope.schoolSlug, edition: scope.editionSlug, locale: language }}
          languages={scope.languages.map((value) => ({ value, label: formatLanguage(value, language) }))}
          language={scope.languages.includes(language) ? language : (scope.languages[0] ?? "en")}
          kinds={kinds}
          themes={themes}
        />
      </BrowserTexts>
    </EditionDesk>
  );
}
