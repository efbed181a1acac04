import { Pager, pagesBeside } from "@/components/desk/pager";
import { ScrollFrame } from "@/components/desk/scroll-frame";
import { formatDayAndTime } from "@/lib/platform/dates/format";
import { findText, type Texts } from "@/lib/platform/i18n/texts";

interface AuditListProps {
  entries: readonly {
    id: string;
    actorKind: string;
    actor: string | null;
    act: string;
    objectKind: string;
    createdAt: Date;
    fields: string[];
  }[];
  page: number;
  pages: number;
  timeZone: string;
  language: string;
  t: Texts<"desk-lists">;
}

/** Who did what to which kind of thing, when; never the values themselves. */
export function AuditList({ entries, page, pages, timeZone, language, t }: AuditListProps) {
  return (
    <>
      <ScrollFrame label={t("audit.about")}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t("audit.when")}</th>
              <th scope="col">{t("audit.who")}</th>
              <th scope="col">{t("audit.what")}</th>
              <th scope="col">{t("audit.fields")}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.id}>
                <td>
                  <time dateTime={entry.createdAt.toISOString()}>
                    {formatDayAndTime(entry.createdAt, timeZone, language)}
                  </time>
                </td>
                <td>{entry.actor ?? findText(t, `audit.actor.${entry.actorKind}`)}</td>
                <th scope="row">
                  {findText(t, `audit.act.${entry.act}`) ??
                    `${entry.act.replaceAll("-", " ")} (${entry.objectKind})`}
                </th>
                <td>{entry.fields.join(", ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollFrame>
      <Pager
        words={{ label: t("pages"), back: t("newer"), on: t("older"), at: t("page", { page, pages }) }}
        {...pagesBeside(page, pages, (to) => ({ href: `?page=${to}` }))}
      />
    </>
  );
}
