import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { EditionDesk } from "@/components/desk/edition-desk";
import { AttendanceSheets } from "@/components/participants/desk/attendance-sheets";
import { PrintButton } from "@/components/ui/print-button";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { getAttendanceSheet } from "@/lib/participants/queries/attendance-sheet";
import { type EditionPageProps, editionGate } from "../../../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.print") };
}

export default async function PrintPage({ params }: EditionPageProps) {
  const { school, edition } = await params;
  const scope = await editionGate(school, edition, "print-attendance");
  const [sheet, t, desk, language] = await Promise.all([
    getAttendanceSheet(scope),
    getTranslations("desk-lists"),
    getTranslations("desk"),
    getLocale(),
  ]);
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="print">
      <div className="row row--spread no-print">
        <div>
          <h1>{desk("menu.print")}</h1>
          <p className="muted">{t("sheet.about", { count: sheet.people.length })}</p>
        </div>
        <PrintButton text={t("sheet.print")} main />
      </div>
      <AttendanceSheets sheet={sheet} languages={scope.languages} language={language} t={t} />
    </EditionDesk>
  );
}
