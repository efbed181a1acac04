import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { BrowserTexts } from "@/components/desk/browser-texts";
import { EditionDesk } from "@/components/desk/edition-desk";
import { ImportForm } from "@/components/interchange/desk/import-form";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { formatLanguage } from "@/lib/platform/dates/format";
import { type EditionPageProps, editionGate } from "../../../../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("import"))("title") };
}

export default async function ImportPage({ params }: EditionPageProps) {
  const { school, edition } = await params;
  const scope = await editionGate(school, edition, "import-schedule");
  const [language, t] = await Promise.all([getLocale(), getTranslations("import")]);
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="programme">
      <BrowserTexts namespaces={["desk-ui", "import"]}>
        <h1>{t("title")}</h1>
        <p>{t("lead")}</p>
        <ImportForm
          address={{ school: scope.schoolSlug, edition: scope.editionSlug }}
          programme={`/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/programme`}
          zone={scope.timeZone}
          languages={scope.languages.map((value) => ({ value, label: formatLanguage(value, language) }))}
        />
      </BrowserTexts>
    </EditionDesk>
  );
}
