import { getLocale, getTranslations } from "next-intl/server";
import { ListHeading } from "@/components/desk/list-heading";
import { Localised } from "@/components/ui/localised";
import { PrintButton } from "@/components/ui/print-button";
import type { EditionScope } from "@/lib/access/access";
import type { Totals } from "@/lib/participants/queries/totals";
import type { TotalsLook } from "@/lib/participants/schema/totals";
import { formatDayAndTime } from "@/lib/platform/dates/format";
import type { LocalisedText } from "@/lib/platform/i18n/localised";
import { TotalsLookForm } from "./totals-look";
import { TotalsSheet } from "./totals-sheet";

interface TotalsBodyProps {
  scope: EditionScope;
  totals: Totals;
  look: TotalsLook;
  /** Of the edition. */
  title: LocalisedText | null;
}

/** How many gave each answer, of those who hold a place: for a kitchen, a venue and interpreters. */
export async function TotalsBody({ scope, totals, look, title }: TotalsBodyProps) {
  const [language, t, desk, site] = await Promise.all([
    getLocale(),
    getTranslations("desk-totals"),
    getTranslations("desk"),
    getTranslations("site"),
  ]);
  const reader = {
    t,
    language,
    fallback: scope.languages,
    zone: scope.timeZone,
    words: { yes: site("yes"), no: site("no"), wish: site("wish") },
  };
  const base = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/totals`;
  const people = totals.columns[0]?.people ?? 0;
  const lines = totals.questions.reduce((sum, question) => sum + question.lines.length, 0);
  return (
    <>
      <ListHeading
        title={desk("menu.totals")}
        scope={scope}
        page="totals"
        act="export-registrations"
        asked={look}
        count={lines}
      >
        <PrintButton text={t("print")} />
      </ListHeading>
      <p>
        <Localised text={title} />.{" "}
        {t("counted", { moment: formatDayAndTime(totals.now, scope.timeZone, language) })}
      </p>
      <p className="muted">{t("about", { count: people })}</p>
      <TotalsLookForm {...{ base, totals, look, reader }} />
      <TotalsSheet {...{ base, totals, reader }} />
    </>
  );
}
