import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { BrowserTexts } from "@/components/desk/browser-texts";
import { EditionDesk } from "@/components/desk/edition-desk";
import { IntakeForm } from "@/components/intake/desk/intake-form";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { listIntakeCategories } from "@/lib/intake/queries/choices";
import { isLocale, LOCALE_OPTIONS } from "@/lib/platform/i18n/locales";
import { localise } from "@/lib/platform/i18n/localised";
import { type EditionPageProps, editionGate } from "../../../../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("intake"))("title") };
}

/** A spreadsheet of people, what it would do, and the import. */
export default async function ImportRegistrationsPage({ params }: EditionPageProps) {
  const { school, edition } = await params;
  const scope = await editionGate(school, edition, "import-registrations");
  const [language, t] = await Promise.all([getLocale(), getTranslations("intake")]);
  const [frame, categories] = await Promise.all([findEditionFrame(scope), listIntakeCategories(scope)]);
  return (
    <EditionDesk scope={scope} frame={frame} current="registrations">
      <BrowserTexts namespaces={["desk-ui", "intake"]}>
        <h1>{t("title")}</h1>
        <p>{t("lead")}</p>
        <IntakeForm
          address={{ school: scope.schoolSlug, edition: scope.editionSlug }}
          registrations={`/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/registrations`}
          categories={categories.map(({ id, name }) => ({
            value: id,
            label: localise(name, language, scope.languages)?.text ?? "–",
          }))}
          language={scope.languages.find(isLocale) ?? language}
          languages={LOCALE_OPTIONS}
          content={scope.languages}
        />
      </BrowserTexts>
    </EditionDesk>
  );
}
