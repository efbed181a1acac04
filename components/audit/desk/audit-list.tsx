import { tableLinks } from "@/components/desk/data-table/address";
import { DataTable } from "@/components/desk/data-table/data-table";
import { Pages } from "@/components/desk/data-table/pager";
import { formatDayAndTime } from "@/lib/platform/dates/format";
import type { Texts } from "@/lib/platform/i18n/texts";
import { type AuditLine, actorText, actText } from "./audit-line";

interface AuditListProps {
  entries: readonly AuditLine[];
  base: string;
  page: number;
  pages: number;
  timeZone: string;
  language: string;
  t: Texts<"desk-lists">;
}

const PLACE = { page: null, after: null, before: null };

/** Who did what to which kind of thing, when; never the values themselves. */
export function AuditList({ entries, base, page, pages, timeZone, language, t }: AuditListProps) {
  return (
    <DataTable
      label={t("audit.about")}
      look="scroll"
      columns={[
        { id: "when", header: t("audit.when") },
        { id: "who", header: t("audit.who") },
        { id: "what", header: t("audit.what"), kind: "title" },
        { id: "fields", header: t("audit.fields") },
      ]}
      rows={entries.map((entry) => ({
        id: entry.id,
        cells: {
          when: (
            <time dateTime={entry.createdAt.toISOString()}>
              {formatDayAndTime(entry.createdAt, timeZone, language)}
            </time>
          ),
          who: actorText(entry, t),
          what: actText(entry, t),
          fields: entry.fields.join(", "),
        },
      }))}
    >
      <Pages page={page} pages={pages} rows={entries} link={tableLinks(base, PLACE)} t={t} />
    </DataTable>
  );
}
