import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { EditionDesk } from "@/components/desk/edition-desk";
import { AttendanceSheets } from "@/components/participants/desk/attendance-sheets";
import { PaperList } from "@/components/participants/desk/paper-list";
import { PrintButton } from "@/components/ui/print-button";
import { alsoProven } from "@/lib/access/access";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { readAsked } from "@/lib/participants/queries/asked";
import { getAttendanceSheet } from "@/lib/participants/queries/attendance-sheet";
import { getPaperList } from "@/lib/participants/queries/paper-list";
import { RegistrationFilterSchema, setOf } from "@/lib/participants/schema/filter";
import { notThere } from "../../../../_not-there";
import { type EditionPageProps, editionGate } from "../../../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.print") };
}

/** Sheets to sign: everybody with a place, or those of them who are in the set of an address of the list; or that list itself. */
export default async function PrintPage({ params, searchParams }: EditionPageProps) {
  const [{ school, edition }, asked] = await Promise.all([params, searchParams]);
  const scope = await editionGate(school, edition, "print-attendance");
  if (asked.as === "list") {
    const list = await getPaperList(
      alsoProven(scope, "view-registrations") ?? (await notThere("desk")),
      await readAsked(scope, asked),
    );
    return (
      <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="registrations">
        <PaperList scope={scope} {...list} />
      </EditionDesk>
    );
  }
  const [sheet, t, desk, language] = await Promise.all([
    getAttendanceSheet(scope, setAsked(await readAsked(scope, asked))),
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

/** The set that an address asks for, as the list has it; without a query all. */
function setAsked(asked: Record<string, string>) {
  return Object.keys(asked).length === 0 ? undefined : setOf(RegistrationFilterSchema.parse(asked));
}
