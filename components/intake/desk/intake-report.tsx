"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ReportList, type ReportListProps } from "@/components/interchange/desk/report-list";
import { problemKey } from "@/lib/intake/rules/problem";
import type { WrongCell } from "@/lib/intake/schema/intake-plan";
import type { IntakeView, Packed } from "@/lib/intake/schema/intake-view";
import { loose } from "@/lib/platform/i18n/texts";
import { PerhapsHere } from "./perhaps-here";

interface IntakeReportProps {
  title: string;
  view: IntakeView;
  /** Where the registrations are. */
  registrations: string;
  /** What was said last of those who may be on the list already; null: it is done. */
  said: Pick<Packed, "others" | "allOthers"> | null;
  /** What its columns are read as; null: it is done. */
  columns: ReactNode;
  /** What to do now: after the numbers, before lists that may be long. */
  children?: ReactNode;
}

/** What an import would do, or did: the numbers, then every list that is not empty. */
export function IntakeReport({ title, view, registrations, said, columns, children }: IntakeReportProps) {
  const t = useTranslations("intake");
  const { counts, repeated, ended } = view;
  const wrongText = ({ line, letter, heading, code, value }: WrongCell) => {
    const problem = loose(t)(problemKey(code), { value });
    return letter === ""
      ? t("wrong-row", { line, problem })
      : t("wrong-cell", { line, letter, heading, problem });
  };
  return (
    <section aria-labelledby="intake-plan">
      <h2 id="intake-plan">{title}</h2>
      <p>{t("summary", counts)}</p>
      {repeated + ended > 0 ? <p>{t("others", { repeated, ended })}</p> : null}
      {view.nothing && counts.wrong === 0 ? <p className="said said--note">{t("nothing")}</p> : null}
      <IntakeList title={t("wrong-title")} list={view.wrong} open>
        {wrongText}
      </IntakeList>
      {columns}
      <PerhapsHere list={view.perhaps} {...{ registrations, said }} />
      {said ? <Answered {...view.answered} /> : null}
      {children}
      <IntakeList title={t("changes-title")} list={view.changes} open>
        {({ line, name, what, answers }) => {
          const words = what.map((field) => loose(t)(`target.${field}`));
          return t("change", {
            line,
            name,
            what: [...words, ...(answers ? [t("answers-changed")] : [])].join(", "),
          });
        }}
      </IntakeList>
      <IntakeList title={t("arrivals-title")} list={view.arrivals}>
        {({ name }) => name}
      </IntakeList>
    </section>
  );
}

/** Whose category answers each one, which the import does without a word: said before anybody is taken. */
function Answered({ created, perhaps }: IntakeView["answered"]) {
  const t = useTranslations("intake");
  return (
    <>
      {created > 0 ? <p className="said said--note above-4">{t("answered", { count: created })}</p> : null}
      {perhaps > 0 ? (
        <p className="said said--note above-4">
          {t("answered-perhaps", { count: perhaps, title: t("perhaps-title") })}
        </p>
      ) : null}
    </>
  );
}

function IntakeList<Item>(props: ReportListProps<Item>) {
  const t = useTranslations("intake");
  return <ReportList {...props} more={(count) => t("and-more", { count })} />;
}
