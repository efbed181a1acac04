import { tableLinks } from "@/components/desk/data-table/address";
import { DataTable } from "@/components/desk/data-table/data-table";
import { Pages } from "@/components/desk/data-table/pager";
import type { HistoryFilter } from "@/lib/audit/schema";
import { formatDayAndTime } from "@/lib/platform/dates/format";
import type { Texts } from "@/lib/platform/i18n/texts";
import styles from "./history-list.module.css";
import type { HistoryWords } from "./history-words";
import { Isolated } from "./isolated";
import { changesOf, type HistoryLine, nameText, sentenceOf } from "./sentence";

interface HistoryListProps {
  lines: readonly HistoryLine[];
  /** The edition whose desk this is: entries of others say of which. */
  editionId: string;
  base: string;
  asked: HistoryFilter;
  page: number;
  pages: number;
  words: HistoryWords;
  lists: Texts<"desk-lists">;
}

/** What happened, a sentence for each act and below it what it changed. */
export function HistoryList({ lines, editionId, base, asked, page, pages, words, lists }: HistoryListProps) {
  const { t, timeZone, language } = words;
  const place = { page: null, after: null, before: null };
  const { q = null, kind = null, who = null, day = null, object = null } = asked;
  return (
    <DataTable
      label={t("about")}
      look="scroll"
      columns={[
        { id: "when", header: t("when") },
        { id: "what", header: t("what"), kind: "title" },
      ]}
      rows={lines.map((line) => ({
        id: line.id,
        cells: {
          when: (
            <time dateTime={line.createdAt.toISOString()} className={styles.when}>
              {formatDayAndTime(line.createdAt, timeZone, language)}
            </time>
          ),
          what: (
            <>
              <span className={styles.sentence}>
                <Isolated text={sentenceOf(line, words)} />
              </span>
              {line.editionId && line.editionId !== editionId && line.objectKind !== "edition" ? (
                <span className={styles.change}>
                  {t("edition")} <Isolated text={nameText("edition", line.edition, words)} />
                </span>
              ) : null}
              {changesOf(line, words).map((change) => (
                <span key={change} className={styles.change}>
                  <Isolated text={change} />
                </span>
              ))}
            </>
          ),
        },
      }))}
      empty={
        <p>
          {t("filter.none")} <a href={base}>{t("filter.clear")}</a>
        </p>
      }
    >
      <Pages
        page={page}
        pages={pages}
        rows={lines}
        link={tableLinks(base, { q, kind, who, day, object, ...place })}
        t={lists}
      />
    </DataTable>
  );
}
