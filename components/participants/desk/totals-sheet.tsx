import Link from "next/link";
import { ScrollFrame } from "@/components/desk/scroll-frame";
import { Localised, langOf, Typed } from "@/components/ui/localised";
import type { Totals } from "@/lib/participants/queries/totals";
import type { QuestionTotals, TotalsColumn, TotalsLine } from "@/lib/participants/schema/totals";
import { formatNumber } from "@/lib/platform/dates/format";
import styles from "./totals.module.css";
import {
  columnWords,
  countIn,
  lineWords,
  placesOf,
  placesText,
  sayIn,
  shownMoment,
  type TotalsReader,
} from "./totals-words";

interface TotalsSheetProps {
  base: string;
  totals: Totals;
  reader: TotalsReader;
}

/** What a kitchen pins up: each question with how many gave each answer. */
export function TotalsSheet({ base, totals, reader }: TotalsSheetProps) {
  const { t } = reader;
  if (totals.questions.length === 0)
    return (
      <div className="empty">
        <p>{t("none")}</p>
      </div>
    );
  const wide = totals.columns.length > 1;
  return (
    <div className={wide ? styles.sheet : `${styles.sheet} ${styles["sheet--narrow"]}`}>
      {totals.questions.map((question) => (
        <QuestionTable key={question.fieldId} {...{ base, totals, question, reader }} />
      ))}
    </div>
  );
}

function QuestionTable({ base, totals, question, reader }: TotalsSheetProps & { question: QuestionTotals }) {
  const { t } = reader;
  const label = sayIn(reader)(question.label);
  const id = `question-${question.fieldId}`;
  const { shown } = totals;
  const moment = shownMoment(totals, reader);
  // What is told of everybody together, as it was, has no column that follows the present.
  const columns = question.grouped ? [{ key: null, people: shown?.people ?? 0 }] : totals.columns;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} {...langOf(label)}>
        {label?.text ?? "–"}
      </h2>
      {question.retired ? <p className="small muted">{t("retired")}</p> : null}
      {question.unlisted ? (
        <p className="muted">
          {t(`unlisted.${question.unlisted}`)}{" "}
          {question.unlisted === "texts" ? (
            <Link className="no-print" href={`${base}?question=${question.fieldId}`}>
              {t("list")}
            </Link>
          ) : null}
        </p>
      ) : null}
      {question.grouped && question.lines.length > 0 ? <p className="muted">{t("grouped")}</p> : null}
      {question.grouped && shown && moment && question.lines.length > 0 ? (
        <p className="muted">{t("shown", { moment, count: shown.people })}</p>
      ) : null}
      {question.places.length > 0 ? <p className="muted">{t("wishes")}</p> : null}
      {question.lines.length > 0 ? (
        <ScrollFrame label={label?.text ?? "–"}>
          <table className={`plain-table ${styles.table}`} aria-labelledby={id}>
            <thead>
              <tr>
                <th scope="col">{t("answer")}</th>
                {columns.map((column) => {
                  const words = columnWords(column, totals, reader);
                  return (
                    <th key={column.key} scope="col" className="num">
                      <span {...langOf(words)}>{words.text}</span> <small>{column.people}</small>
                    </th>
                  );
                })}
              </tr>
            </thead>
            <tbody>
              {question.lines.map((line) => (
                <TotalsRow
                  key={`${line.is} ${line.values.join(" ")} ${JSON.stringify(line.settings)}`}
                  {...{ question, columns, line, reader }}
                />
              ))}
            </tbody>
          </table>
        </ScrollFrame>
      ) : null}
    </section>
  );
}

interface TotalsRowProps {
  question: QuestionTotals;
  columns: readonly TotalsColumn[];
  line: TotalsLine;
  reader: TotalsReader;
}

function TotalsRow({ question, columns, line, reader }: TotalsRowProps) {
  const words = lineWords(line, question, reader);
  const place = placesOf(line, question);
  return (
    <tr className={line.is === "none" ? styles.none : undefined}>
      <th scope="row">
        {words.map((word, at) => (
          <span key={line.values[at] ?? line.is}>
            {at > 0 ? ", " : ""}
            <Localised text={word} />
          </span>
        ))}
        {line.is === "together" ? <small> {reader.t("together")}</small> : null}
        {place ? <small className={styles.places}>{placesText(place, reader)}</small> : null}
        {line.names.length > 0 ? (
          <span className={styles.names}>
            <Typed>{line.names.join(", ")}</Typed>
          </span>
        ) : null}
      </th>
      {columns.map((column) => {
        const count = countIn(line, column, question);
        return (
          <td key={column.key} className="num">
            {count === null ? "" : formatNumber(count, reader.language)}
          </td>
        );
      })}
    </tr>
  );
}
