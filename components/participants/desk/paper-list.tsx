import { getLocale, getTranslations } from "next-intl/server";
import { ScrollFrame } from "@/components/desk/scroll-frame";
import { Typed } from "@/components/ui/localised";
import { PrintButton } from "@/components/ui/print-button";
import type { EditionScope } from "@/lib/access/access";
import type { Filterable } from "@/lib/audiences/queries/filterable";
import type { RegistrationRow } from "@/lib/participants/schema/filter";
import styles from "./attendance-sheets.module.css";
import { cellTexts } from "./cell-texts";
import { columnChoices, USUAL_COLUMNS } from "./sets/columns";
import { setSubjects } from "./sets/subjects";

interface PaperListProps {
  scope: EditionScope;
  rows: readonly RegistrationRow[];
  /** Which stand beside the name; none: the usual ones. */
  columns: readonly string[];
  filterable: Filterable;
}

/** Everybody of a list with its columns, on as many sheets as it takes. */
export async function PaperList({ scope, rows, columns, filterable }: PaperListProps) {
  const [language, lists, t, sets, site, subjects] = await Promise.all([
    getLocale(),
    getTranslations("desk-lists"),
    getTranslations("desk-registrations"),
    getTranslations("desk-sets"),
    getTranslations("site"),
    setSubjects(scope, { filterable, categories: [], countries: [], mailNames: {}, asksLater: false }),
  ]);
  const members = subjects.find(({ id }) => id === "assignee")?.options ?? [];
  const words = {
    ...{ t, sets, site, language, languages: scope.languages, timeZone: scope.timeZone },
    team: new Map(members.map(({ value, label }) => [value, label])),
  };
  const title = t("title");
  const choices = new Map(columnChoices(subjects, sets, t).map((column) => [column.id, column]));
  const shown = (columns.length > 0 ? columns : USUAL_COLUMNS).flatMap((id) => choices.get(id) ?? []);
  return (
    <>
      <div className="row row--spread">
        <div>
          <h1>{title}</h1>
          <p className="muted">{lists("sheet.people", { count: rows.length })}</p>
        </div>
        <span className="no-print">
          <PrintButton text={lists("sheet.print")} main />
        </span>
      </div>
      <section className={styles["sheet-page"]} aria-label={title}>
        <ScrollFrame label={title}>
          <table className={styles["sign-table"]}>
            <thead>
              <tr>
                <th scope="col" className={styles["row-number"]}>
                  {lists("sheet.number")}
                </th>
                <th scope="col">{t("name")}</th>
                {shown.map(({ id, header }) => (
                  <th scope="col" key={id}>
                    <Typed>{header}</Typed>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => {
                const texts = cellTexts(row, words);
                return (
                  <tr key={row.id}>
                    <td className={styles["row-number"]}>{index + 1}</td>
                    <th scope="row" dir="auto">
                      {row.fullName}
                    </th>
                    {shown.map(({ id }) => (
                      <td key={id} dir="auto" className={isTyped(id) ? styles.typed : undefined}>
                        {id === "affiliation"
                          ? [texts.affiliation, texts.country].filter(Boolean).join(", ")
                          : texts[id]}
                      </td>
                    ))}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </ScrollFrame>
      </section>
    </>
  );
}

/** Whether people write what stands in a column; everything else is made of words of a usual length. */
const isTyped = (column: string) =>
  !["category", "needs", "state", "sent", "reference", "mode", "language"].includes(column);
