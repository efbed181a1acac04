import type { TableContent } from "@/lib/platform/tables/table";
import type { HistoryWords } from "./history-words";
import { withoutIsolates } from "./isolated";
import { changesOf, type HistoryLine, nameText, sentenceOf, whoText } from "./sentence";

/** The history as a file holds it. */
export function historyContent(
  pages: AsyncIterable<readonly HistoryLine[]>,
  name: string,
  words: HistoryWords,
): TableContent {
  const { t } = words;
  return {
    name,
    columns: [{ moments: t("when") }, t("who"), t("what"), t("changes"), t("edition")],
    async *pages() {
      for await (const lines of pages)
        yield lines.map((line) => [
          line.createdAt,
          withoutIsolates(whoText(line, words)),
          withoutIsolates(sentenceOf(line, words)),
          withoutIsolates(changesOf(line, words).join("\n")),
          line.editionId ? withoutIsolates(nameText("edition", line.edition, words)) : "",
        ]);
    },
  };
}
