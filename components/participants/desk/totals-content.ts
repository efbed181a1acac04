import { optionLeft } from "@/lib/forms/rules/option-places";
import type { Totals } from "@/lib/participants/queries/totals";
import type { TableContent, TableRow } from "@/lib/platform/tables/table";
import {
  columnWords,
  countIn,
  lineText,
  placesOf,
  sayIn,
  shownMoment,
  type TotalsReader,
} from "./totals-words";

/** The totals as a file holds them: a row for each line, with the question it is of. */
export function totalsContent(
  totals: Totals,
  { named, name }: { named: boolean; name: string },
  reader: TotalsReader,
): { count: number; content: TableContent } {
  const { t } = reader;
  const say = sayIn(reader);
  const moment = shownMoment(totals, reader);
  const limited = totals.questions.some(({ places }) => places.length > 0);
  const rows = totals.questions.flatMap((question) =>
    question.lines.map(
      (line): TableRow => [
        [
          say(question.label)?.text ?? "",
          ...(question.retired ? [`(${t("retired")})`] : []),
          ...(question.grouped && moment ? [`(${t("as-of", { moment })})`] : []),
        ].join(" "),
        lineText(line, question, reader),
        ...totals.columns.map((column) => countIn(line, column, question)),
        ...(limited ? placesCells(placesOf(line, question)) : []),
        ...(named ? [line.names.join(", ")] : []),
      ],
    ),
  );
  return {
    count: rows.length,
    content: {
      name,
      columns: [
        t("question"),
        t("answer"),
        ...totals.columns.map((column) => columnWords(column, totals, reader).text),
        ...(limited ? [t("capacity"), t("free"), t("wishing")] : []),
        ...(named ? [t("who")] : []),
      ],
      async *pages() {
        yield rows;
      },
    },
  };
}

/** How many places an option has, how many are left, and how many wish for one; blank where it has none of its own. */
function placesCells(place: ReturnType<typeof placesOf>): TableRow {
  return place ? [place.capacity, optionLeft(place), place.wishing] : [null, null, null];
}
