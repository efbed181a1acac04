import type { Totals } from "@/lib/participants/queries/totals";
import type { TableContent, TableRow } from "@/lib/platform/tables/table";
import { columnWords, countIn, lineText, sayIn, type TotalsReader } from "./totals-words";

/** The totals as a file holds them: a row for each line, with the question it is of. */
export function totalsContent(
  totals: Totals,
  { named, name }: { named: boolean; name: string },
  reader: TotalsReader,
): { count: number; content: TableContent } {
  const { t } = reader;
  const say = sayIn(reader);
  const rows = totals.questions.flatMap((question) =>
    question.lines.map(
      (line): TableRow => [
        say(question.label)?.text ?? "",
        lineText(line, question, reader),
        ...totals.columns.map((column) => countIn(line, column, question)),
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
        ...(named ? [t("who")] : []),
      ],
      async *pages() {
        yield rows;
      },
    },
  };
}
